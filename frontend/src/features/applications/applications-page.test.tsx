/** The board and the table: finding, moving by menu, by digit and back, and what is said when it fails. */
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { keptView } from "@/features/applications/use-filters";
import { aBoard, anApplicationPage, anItem } from "@/testing/applications";
import { keepApplications } from "@/testing/kept-applications";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

const items = [
  anItem({ id: 1, title: "First", stage: "saved" }),
  anItem({ id: 2, title: "Second", stage: "applied", tags: ["remote"] }),
  anItem({ id: 3, title: "Third", stage: "closed", outcome: "rejected" }),
];
const card = (name: string) => screen.findByRole("link", { name });
const column = (name: RegExp) => screen.findByRole("region", { name });

beforeEach(() => keptView.set("unset"));

describe("the board", () => {
  it("has a column for each stage, and of the closed ones how they ended", async () => {
    keepApplications(items);
    const { user } = renderApp("/applications");
    await card("First");
    expect(screen.getByText("2 active, 1 closed.")).toBeVisible();
    const closed = await column(/^Closed, 1/);
    expect(within(closed).getByText("Rejected").parentElement).toHaveTextContent("Rejected1");
    expect(screen.queryByRole("link", { name: "Third" })).not.toBeInTheDocument();
    await user.click(within(closed).getByRole("button", { name: "Show" }));
    expect(within(closed).getByRole("link", { name: "Third" })).toBeVisible();
  });

  it("moves a card by its menu, says so, and takes it back", async () => {
    const sent = keepApplications(items);
    const { user } = renderApp("/applications");
    await card("First");
    await user.click(screen.getByRole("button", { name: "Move First" }));
    const menu = screen.getByRole("dialog", { name: "Move to…" });
    expect(within(menu).getByRole("button", { name: /Saved/ })).toHaveAttribute("aria-current");
    await user.click(within(menu).getByRole("button", { name: /Interview/ }));
    expect(await within(await column(/^Interview, 1/)).findByText("First")).toBeVisible();
    expect(await screen.findByText("Moved “First” to Interview.")).toBeVisible();
    expect(sent[0]).toEqual({
      ...{ path: "/api/applications/1/move", version: '"1"', body: { stage: "interview" } },
    });
    await waitFor(async () => expect(await card("First")).toHaveFocus());
    await user.keyboard("u");
    expect(await screen.findByText("“First” is as it was before.")).toBeVisible();
    expect(await within(await column(/^Saved, 1/)).findByText("First")).toBeVisible();
  });

  it("moves the card that has the focus by a digit, and asks how it ended for the last", async () => {
    const sent = keepApplications(items);
    const { user } = renderApp("/applications");
    (await card("First")).focus();
    await user.keyboard("2");
    await screen.findByText("Moved “First” to Applied.");
    await waitFor(async () => expect(await card("First")).toHaveFocus());
    await user.keyboard("6");
    expect(screen.getByRole("heading", { name: "How did it end?" })).toBeVisible();
    await user.keyboard("2");
    await screen.findByText("Moved “First” to Closed, no response.");
    expect(sent.map(({ version, body }) => [version, body])).toEqual([
      ['"1"', { stage: "applied" }],
      ['"2"', { stage: "closed", outcome: "no_response" }],
    ]);
  });

  it("is walked over by arrows and by j and k", async () => {
    keepApplications(items);
    const { user } = renderApp("/applications");
    (await card("First")).focus();
    await user.keyboard("{ArrowRight}");
    expect(await card("Second")).toHaveFocus();
    await user.keyboard("k");
    expect(await card("First")).toHaveFocus();
    await user.keyboard("m");
    expect(screen.getByRole("dialog", { name: "Move to…" })).toHaveTextContent("First, Acme");
  });

  it("puts a card back that was changed elsewhere, and shows the newer state", async () => {
    keepApplications(items);
    server.use(http.post("/api/applications/1/move", () => problem(412, "Stale.", "Stale")));
    const { user } = renderApp("/applications");
    (await card("First")).focus();
    await user.keyboard("3");
    expect(
      await screen.findByText(/“First” was not moved. It was changed elsewhere/),
    ).toBeVisible();
    expect(await within(await column(/^Saved, 1/)).findByText("First")).toBeVisible();
  });

  it("goes on behind the first cards of a column", async () => {
    const board = aBoard([anItem({ id: 1, title: "First" })]);
    const columns = board.columns.map((one) => ({ ...one, next: "n", total: 2 }));
    server.use(
      http.get("/api/applications/board", () => HttpResponse.json({ ...board, columns })),
      http.get("/api/applications", ({ request }) => {
        expect(new URL(request.url).search).toBe("?stage=saved&sort=since&after=n");
        return HttpResponse.json(anApplicationPage([anItem({ id: 9, title: "Ninth" })]));
      }),
    );
    const { user } = renderApp("/applications");
    const saved = await column(/^Saved, 2/);
    await user.click(within(saved).getByRole("button", { name: "Load more" }));
    expect(await within(saved).findByRole("link", { name: "Ninth" })).toBeVisible();
  });
});

describe("the table", () => {
  it("stays once chosen, and is sorted by the server", async () => {
    const asked: string[] = [];
    keepApplications(items);
    const { user, router } = renderApp("/applications");
    await card("First");
    await user.click(screen.getByRole("radio", { name: "Table" }));
    server.use(
      http.get("/api/applications", ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json(anApplicationPage(items));
      }),
    );
    await user.click(await screen.findByRole("button", { name: "Company" }));
    await waitFor(() => expect(asked).toContain("?sort=company"));
    expect(router.state.location.search).toBe("?view=table&sort=company");
    expect(keptView.read()).toBe("table");
    expect(screen.getByRole("button", { name: "Move Third" })).toHaveTextContent("Rejected");
  });

  it("comes by itself when the board would be too long", async () => {
    const many = Array.from({ length: 31 }, (_, id) => anItem({ id: id + 1, title: `No. ${id}` }));
    keepApplications(many);
    renderApp("/applications");
    expect(await card("No. 30")).toBeVisible();
    await waitFor(() => expect(screen.getByRole("radio", { name: "Table" })).toBeChecked());
  });
});

describe("the list of applications", () => {
  it("is searched by what is typed, and says when nothing matches", async () => {
    keepApplications(items);
    const { user, router } = renderApp("/applications");
    await card("First");
    server.use(
      http.get("/api/applications/board", ({ request }) =>
        HttpResponse.json(aBoard(request.url.includes("q=") ? [] : items)),
      ),
    );
    await user.type(screen.getByLabelText("Find an application"), "zz");
    expect(await screen.findByText("None of your applications matches.")).toBeVisible();
    expect(router.state.location.search).toBe("?q=zz");
    await user.click(screen.getByRole("button", { name: "Show all" }));
    expect(await card("First")).toBeVisible();
    expect(screen.getByLabelText("Find an application")).toHaveValue("");
  });

  it("says what to do when there are none", async () => {
    keepApplications([]);
    renderApp("/applications");
    expect(await screen.findByText(/^No applications yet/)).toBeVisible();
    expect(screen.getByRole("link", { name: "Go to Jobs" })).toHaveAttribute("href", "/jobs");
  });

  it("says why it could not load, and tries again", async () => {
    keepApplications(items);
    server.use(http.get("/api/applications/board", () => problem(503, "Busy."), { once: true }));
    const { user } = renderApp("/applications");
    expect(await screen.findByRole("alert")).toHaveTextContent("Busy.");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await card("First")).toBeVisible();
  });
});
