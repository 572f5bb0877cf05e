/** The preview in each of its states. */
import { act, screen, waitFor } from "@testing-library/react";
import { delay, HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { answerDryRun, failedPlan } from "@/testing/dry-run";
import { aPlan, aRun } from "@/testing/fixtures";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

const PREVIEW = "/sources/runs/new";

describe("the preview", () => {
  it("says what would come in", async () => {
    renderApp(PREVIEW);
    expect(
      await screen.findByText(
        "1 company would bring 2 postings: 1 new, 1 changed, 0 already here. 1 title left out.",
        { selector: "p" },
      ),
    ).toBeVisible();
    expect(screen.getByRole("button", { name: "Start ingestion (2 to write)" })).toBeEnabled();
  });

  it("counts a posting that has changed once, and not also among those already here", async () => {
    answerDryRun({ acme: aPlan({ urls_count: 60, new: 10, known: 50, changed_listing: 8 }) });
    renderApp(PREVIEW);
    const words = "1 company would bring 60 postings: 10 new, 8 changed, 42 already here.";
    expect(await screen.findByText(new RegExp(`^${words}`), { selector: "p" })).toBeVisible();
  });

  it("cannot start while it is asking, and says why beside the button", async () => {
    server.use(
      http.post("/api/ingestion/dry-run", async () => {
        await delay("infinite");
        return HttpResponse.json({});
      }),
    );
    renderApp(PREVIEW);
    const start = await screen.findByRole("button", { name: "Start ingestion" });
    expect(await screen.findByText("Asking the board…")).toBeVisible();
    expect(start).toHaveAttribute("aria-disabled", "true");
    expect(start).toHaveAccessibleDescription("Start once the boards have answered.");
  });

  it("lists kept titles, and left-out ones with the deciding word", async () => {
    const { user } = renderApp(PREVIEW);
    await user.click(await screen.findByRole("button", { name: "Acme" }));
    expect(screen.getByRole("link", { name: "Data Engineer" })).toBeVisible();
    await user.click(screen.getByRole("tab", { name: "Left out 1" }));
    expect(screen.getByRole("heading", { name: "Left out by “intern”: 1 title" })).toBeVisible();
    expect(screen.getByRole("mark")).toHaveTextContent("Intern");
    await user.click(screen.getByRole("tab", { name: "Already here 0" }));
    expect(screen.getByText("No titles here.")).toBeVisible();
  });

  it("shows a long list in steps", async () => {
    const included_jobs = Array.from({ length: 250 }, (_, at) => ({
      ...{ id: `${at}`, title: `Engineer ${at}`, state: "new" as const },
      ...{ location: "", places: [], url: "https://example.com" },
    }));
    answerDryRun({ acme: aPlan({ included_jobs, new: 250 }) });
    const { user } = renderApp(PREVIEW);
    await user.click(await screen.findByRole("button", { name: "Acme" }));
    await user.click(screen.getByRole("button", { name: "Show more (210 left)" }));
    expect(screen.getAllByRole("link", { name: /^Engineer/ })).toHaveLength(80);
  });

  it("offers no start when none of the boards answered", async () => {
    answerDryRun({ acme: failedPlan, netflix: failedPlan });
    renderApp(PREVIEW);
    expect(
      await screen.findByText("None of the 2 boards answered. Your data is unchanged.", {
        selector: "p",
      }),
    ).toBeVisible();
    expect(screen.queryByRole("button", { name: /Start ingestion/ })).not.toBeInTheDocument();
  });

  it("leads back to the companies when none is switched on", async () => {
    answerDryRun({});
    renderApp(PREVIEW);
    expect(await screen.findByRole("link", { name: "Change companies or words" })).toBeVisible();
  });

  it("says what failed and what is safe", async () => {
    server.use(http.post("/api/ingestion/dry-run", () => problem(500, "The server failed.")));
    renderApp(PREVIEW);
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "The preview did not work. The server failed. Your data is unchanged.",
    );
  });

  it("shows each row as it comes, in the order of the names", async () => {
    answerDryRun({ netflix: aPlan(), acme: aPlan() });
    server.use(
      http.post("/api/ingestion/dry-run", async ({ request }) => {
        if (request.url.includes("acme")) await delay("infinite");
        return HttpResponse.json({ netflix: aPlan() });
      }),
    );
    renderApp(PREVIEW);
    expect(
      await screen.findByText("1 of 2 checked. Nothing is stored yet.", { selector: "p" }),
    ).toBeVisible();
    const names = screen.getAllByRole("heading", { level: 3 }).map((name) => name.textContent);
    expect(names).toEqual(["Acme", "▸Netflix"]);
  });

  it("leaves a company out of the run, and out of the count", async () => {
    answerDryRun({ acme: aPlan(), netflix: aPlan({ new: 4 }) });
    let sent: unknown;
    server.use(
      http.post("/api/ingestion/start", async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json({ run_id: 7 });
      }),
    );
    const { user } = renderApp(PREVIEW);
    await screen.findByRole("button", { name: "Start ingestion (7 to write)" });
    await user.click(screen.getByRole("checkbox", { name: "Take Netflix into the run" }));
    await user.click(screen.getByRole("button", { name: "Start ingestion (2 to write)" }));
    await waitFor(() => expect(sent).toEqual({ companies: ["acme"] }));
  });

  it("remembers what was left out while one looks elsewhere, as long as the plan", async () => {
    answerDryRun({ acme: aPlan(), netflix: aPlan() });
    const { user, router } = renderApp(PREVIEW);
    await user.click(await screen.findByRole("checkbox", { name: "Take Netflix into the run" }));
    await act(() => router.navigate("/sources"));
    await screen.findByRole("heading", { level: 1, name: "Sources" });
    await act(() => router.navigate(PREVIEW));
    expect(
      await screen.findByRole("checkbox", { name: "Take Netflix into the run" }),
    ).not.toBeChecked();
    expect(screen.getByRole("checkbox", { name: "Take Acme into the run" })).toBeChecked();
  });

  it("finds a company by its name among many, and leaves the others in the run", async () => {
    const names = Array.from({ length: 25 }, (_, at) => `co-${at}`);
    answerDryRun(Object.fromEntries(names.map((name) => [name, aPlan()])));
    const { user } = renderApp(PREVIEW);
    await user.type(await screen.findByLabelText("Find a company"), "O-7 ");
    expect(screen.getAllByRole("checkbox")).toHaveLength(1);
    expect(screen.getByText("1 of 25 companies.")).toBeVisible();
    expect(
      await screen.findByRole("button", { name: "Start ingestion (50 to write)" }),
    ).toBeEnabled();
    await user.type(screen.getByLabelText("Find a company"), "7");
    expect(screen.getByText("None of the 25 companies has this in its name.")).toBeVisible();
  });

  it("cannot start with nothing chosen, and says so", async () => {
    const { user } = renderApp(PREVIEW);
    await user.click(await screen.findByRole("checkbox", { name: "Take Acme into the run" }));
    expect(await screen.findByText("Tick at least one company to start.")).toBeVisible();
    const start = screen.getByRole("button", { name: "Start ingestion" });
    expect(start).toHaveAttribute("aria-disabled", "true");
  });

  it("previews only the companies in its address", async () => {
    const asked = answerDryRun({ acme: aPlan(), netflix: aPlan() });
    renderApp(`${PREVIEW}?company=netflix&company=netflix&company=<b>`);
    expect(await screen.findByRole("button", { name: "Netflix" })).toBeVisible();
    expect(
      await screen.findByText("Not read. The server said nothing about this company."),
    ).toBeVisible();
    expect(asked.toSorted()).toEqual(["<b>", "netflix"]);
  });

  it("starts a run and goes to it, with the focus on its heading", async () => {
    server.use(
      http.post("/api/ingestion/start", () => HttpResponse.json({ run_id: 7 })),
      http.get("/api/ingestion/status/7", () => HttpResponse.json(aRun())),
    );
    const { user, router } = renderApp(PREVIEW);
    await user.click(await screen.findByRole("button", { name: /Start ingestion \(/ }));
    const heading = await screen.findByRole("heading", { level: 1, name: "Run 7" });
    expect(heading).toHaveFocus();
    expect(router.state.location.pathname).toBe("/sources/runs/7");
  });

  it("stays where it is when the run did not start", async () => {
    server.use(http.post("/api/ingestion/start", () => problem(409, "A run is going on already.")));
    const { user } = renderApp(PREVIEW);
    await user.click(await screen.findByRole("button", { name: /Start ingestion \(/ }));
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "The run did not start. A run is going on already. Your data is unchanged.",
    );
  });
});
