/** The sources screen in each of its states. */
import { screen, waitFor, within } from "@testing-library/react";
import { delay, HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { aCompany, aSetting } from "@/testing/fixtures";
import { keepSettings } from "@/testing/kept-settings";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

const LEAVE_OUT = "Leave out titles with, For all your companies";

const acmeRow = () => screen.findByRole("listitem", { name: "Acme" });

describe("the sources screen", () => {
  it("says that it is loading, then what there is", async () => {
    renderApp("/sources");
    expect(await screen.findByText("Loading companies")).toBeInTheDocument();
    expect(await screen.findByText(/1 company, 1 switched on\. 42 open postings/)).toBeVisible();
    expect(document.title).toBe("Sources · Job Hunt Tracker");
  });

  it("leads a newcomer to the first step", async () => {
    server.use(http.get("/api/ingestion/settings", () => HttpResponse.json([])));
    renderApp("/sources");
    expect(await screen.findByText(/Choose the companies whose openings/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Add Netflix" })).toBeVisible();
    expect(screen.queryByRole("link", { name: "Preview" })).not.toBeInTheDocument();
  });

  it("says why it could not load, and tries again", async () => {
    let isDown = true;
    server.use(
      http.get("/api/ingestion/settings", () =>
        isDown ? problem(503, "The database is starting.") : HttpResponse.json([aSetting()]),
      ),
    );
    const { user } = renderApp("/sources");
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Could not load your companies. The database is starting. Your settings are unchanged.",
    );
    isDown = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await acmeRow()).toBeInTheDocument();
  });

  it.each([
    ["partial", "Read in part, so nothing was closed. 40 of 90 pages answered."],
    [
      "failed",
      "Could not be read, so nothing was changed. 40 of 90 pages answered. If the company",
    ],
    ["suspicious", "The reading looks wrong, so nothing was closed. 40 of 90 pages answered."],
  ] as const)("gives the reason when the last reading was %s", async (state, text) => {
    const company = aCompany({ state, reason: "40 of 90 pages answered" });
    server.use(http.get("/api/ingestion/companies", () => HttpResponse.json([company])));
    renderApp("/sources");
    expect(await acmeRow()).toHaveTextContent(text);
    expect(screen.getByRole("link", { name: "Read it now" })).toHaveAttribute(
      "href",
      "/sources/runs/new?company=acme",
    );
  });

  it("makes no warning of a reading that only the user's own words narrowed", async () => {
    const narrowed = { state: "partial", narrowed: true, reason: "searched for “data”" } as const;
    const company = aCompany(narrowed);
    server.use(http.get("/api/ingestion/companies", () => HttpResponse.json([company])));
    renderApp("/sources");
    const row = await acmeRow();
    expect(row).toHaveTextContent("Searched with your words; what other words would find is not");
    expect(within(row).queryByRole("link", { name: "Read it now" })).not.toBeInTheDocument();
  });

  it("warns of a narrowed reading that broke off", async () => {
    const cut = { state: "partial", narrowed: true, to_the_end: false, reason: "cut off" } as const;
    server.use(http.get("/api/ingestion/companies", () => HttpResponse.json([aCompany(cut)])));
    renderApp("/sources");
    expect(await acmeRow()).toHaveTextContent("Read in part, so nothing was closed. Cut off.");
  });

  it("shows how many of a company are open, match the words, and are new", async () => {
    renderApp("/sources");
    const row = await acmeRow();
    expect(await within(row).findByText("1 match")).toBeVisible();
    expect(row).toHaveTextContent("42 open1 match3 new");
  });

  it("saves an added word at once and sends the whole row", async () => {
    const sent = keepSettings();
    const { user } = renderApp("/sources");
    await user.type(await screen.findByLabelText(LEAVE_OUT), "senior{Enter}");
    expect(await screen.findByRole("button", { name: /Remove “senior”/ })).toBeVisible();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual([
      {
        op: "upsert",
        company_name: "acme",
        title_filters: { include: ["engineer"], exclude: ["intern", "senior"] },
        is_enabled: true,
      },
    ]);
  });

  it("shows a change before the server has answered", async () => {
    server.use(
      http.post("/api/ingestion/settings", async () => {
        await delay("infinite");
        return HttpResponse.json([]);
      }),
    );
    const { user } = renderApp("/sources");
    const read = await screen.findByRole("switch", { name: "Read Acme" });
    await user.click(read);
    expect(read).not.toBeChecked();
    expect(screen.getByText("Saving…")).toBeVisible();
  });

  it("puts a refused change back and says why beside it", async () => {
    keepSettings([aSetting()], { acme: "a word is longer than 80 letters" });
    const { user } = renderApp("/sources");
    await user.click(await screen.findByRole("switch", { name: "Read Acme" }));
    const alert = await within(await acmeRow()).findByRole("alert");
    expect(alert).toHaveTextContent(
      "Not saved. A word is longer than 80 letters. What is shown is the last saved state.",
    );
    expect(screen.getByRole("switch", { name: "Read Acme" })).toBeChecked();
  });

  it("puts changes back when the server does not answer", async () => {
    server.use(http.post("/api/ingestion/settings", () => HttpResponse.error()));
    const { user } = renderApp("/sources");
    await user.click(await screen.findByRole("button", { name: "Remove Acme" }));
    const alert = await within(await acmeRow()).findByRole("alert");
    expect(alert).toHaveTextContent("The server did not answer.");
  });

  it("adds a company by its address and follows it", async () => {
    const sent = keepSettings();
    const globex = aCompany({ name: "globex", display_name: "Globex" });
    let body: unknown;
    server.use(
      http.post("/api/ingestion/companies", async ({ request }) => {
        body = await request.json();
        return HttpResponse.json(globex, { status: 201 });
      }),
    );
    const { user } = renderApp("/sources");
    const box = await screen.findByLabelText("Company or address");
    await user.type(box, " https://jobs.example.com/globex {Enter}");
    expect(await screen.findByText("Found: Globex on Greenhouse, 42 open.")).toBeVisible();
    expect(body).toEqual({ address: "https://jobs.example.com/globex" });
    await waitFor(() => expect(sent[0]?.[0]).toMatchObject({ company_name: "globex" }));
    expect(sent[0]?.[0]).toMatchObject({ title_filters: aSetting().title_filters });
    expect(box).toHaveValue("");
  });

  it("keeps what was typed when no company was understood", async () => {
    server.use(
      http.post("/api/ingestion/companies", () => problem(400, "No board was found at x.")),
    );
    const { user } = renderApp("/sources");
    const box = await screen.findByLabelText("Company or address");
    await user.type(box, "x{Enter}");
    expect(await screen.findByText("x was not added. No board was found at x.")).toBeVisible();
    expect(box).toHaveValue("x");
  });

  it("copies one company's words to all", async () => {
    const globex = aSetting({
      ...{ id: 2, company_name: "netflix", title_filters: { include: [], exclude: [] } },
    });
    const sent = keepSettings([aSetting(), globex]);
    const { user } = renderApp("/sources");
    await user.click(await screen.findByRole("button", { name: "Words of Acme alone" }));
    const name = "Use these words for all companies: those of Acme";
    await user.click(await screen.findByRole("button", { name }));
    await waitFor(() => expect(sent[0]).toHaveLength(2));
    expect(sent[0]?.map((op) => "title_filters" in op && op.title_filters)).toEqual([
      aSetting().title_filters,
      aSetting().title_filters,
    ]);
  });

  it("tells what became of each pasted line, and follows those that were found", async () => {
    const sent = keepSettings();
    server.use(
      http.post("/api/ingestion/companies", async ({ request }) => {
        const { address } = (await request.json()) as { address: string };
        if (address === "nowhere") return problem(400, "no board was found");
        return HttpResponse.json(aCompany({ name: address, display_name: address }));
      }),
    );
    const { user } = renderApp("/sources");
    await user.click(await screen.findByLabelText("Company or address"));
    await user.paste("globex\n\n nowhere \nglobex\ninitech");
    await user.keyboard("{Enter}");
    const results = screen.getByRole("list", { name: "What became of each line" });
    await waitFor(() => expect(within(results).queryByText(/looking/)).not.toBeInTheDocument());
    expect(
      within(results)
        .getAllByRole("listitem")
        .map((row) => row.textContent),
    ).toEqual([
      "Found: globex on Greenhouse, 42 open.",
      "nowhere was not added. No board was found.",
      "Found: initech on Greenhouse, 42 open.",
    ]);
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.map((op) => op.company_name)).toEqual(["globex", "initech"]);
  });

  it("takes a removal back with the words that were there", async () => {
    const sent = keepSettings();
    const { user } = renderApp("/sources");
    await user.click(await screen.findByRole("button", { name: "Remove Acme" }));
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    expect(await acmeRow()).toBeVisible();
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]?.[0]).toMatchObject({ op: "upsert", title_filters: aSetting().title_filters });
  });

  it("never loses the focus when the row that has it goes", async () => {
    keepSettings([aSetting(), aSetting({ id: 2, company_name: "netflix" })]);
    const { user } = renderApp("/sources");
    await user.click(await screen.findByRole("button", { name: "Remove Acme" }));
    const netflix = await screen.findByRole("listitem", { name: "Netflix" });
    expect(within(netflix).getByRole("link", { name: "boards.example.com/acme" })).toHaveFocus();
    await user.click(within(netflix).getByRole("button", { name: "Remove Netflix" }));
    expect(screen.getByRole("heading", { level: 1 })).toHaveFocus();
    await user.click(await screen.findByRole("button", { name: "Add Acme" }));
    expect(screen.getByRole("button", { name: "Add Netflix" })).toHaveFocus();
  });

  it("says that a company is paused rather than how its last reading went", async () => {
    keepSettings([aSetting({ is_enabled: false })]);
    renderApp("/sources");
    expect(within(await acmeRow()).getByText(/^Paused: it is not read/)).toBeVisible();
  });
});
