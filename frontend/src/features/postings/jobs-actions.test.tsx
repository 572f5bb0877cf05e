/** Hiding, seeing and selecting postings, by keys and by hand, and taking it back. */
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { ActionDone, JobAction } from "@/api/types";
import { aJob, aJobPage } from "@/testing/postings";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";
import { windowIsWide } from "@/testing/window";

const jobs = [
  aJob({ id: 1, title: "First Engineer", new: true }),
  aJob({ id: 2, title: "Second Engineer", company: "globex", company_name: "Globex" }),
  aJob({ id: 3, title: "Third Engineer" }),
];
let hidden = new Set<number>();
let sent: JobAction[] = [];

/** A server that keeps what is hidden, and answers with what takes an action back. */
function carryOut(action: JobAction): ActionDone {
  sent.push(action);
  if (action.action === "see_all_new") {
    return { changed: 1, undo: { action: "unsee_all", at: "2025-11-20T12:00:00Z" } };
  }
  if (!("ids" in action)) return { changed: 1, undo: null };
  for (const id of action.ids) {
    if (action.action === "hide") hidden.add(id);
    if (action.action === "unhide") hidden.delete(id);
  }
  const undo = { hide: "unhide", unhide: "hide", seen: "unseen", unseen: "seen" } as const;
  return { changed: action.ids.length, undo: { action: undo[action.action], ids: action.ids } };
}

beforeEach(() => {
  hidden = new Set();
  sent = [];
  server.use(
    http.get("/api/jobs", ({ request }) => {
      const wanted = new URL(request.url).searchParams.get("mine") === "hidden";
      const found = jobs.map((job) => ({ ...job, hidden: hidden.has(job.id) }));
      return HttpResponse.json(aJobPage(found.filter((job) => job.hidden === wanted)));
    }),
    http.post("/api/jobs/actions", async ({ request }) =>
      HttpResponse.json(carryOut((await request.json()) as JobAction)),
    ),
  );
});

const link = (name: string) => screen.findByRole("link", { name });
const gone = (name: string) =>
  waitFor(() => expect(screen.queryByRole("link", { name })).not.toBeInTheDocument());

describe("hiding", () => {
  it("takes the posting with the focus out, leads the focus on, and is undone by u", async () => {
    const { user } = renderApp("/jobs");
    (await link("First Engineer")).focus();
    await user.keyboard("h");
    await gone("First Engineer");
    expect(await link("Second Engineer")).toHaveFocus();
    expect(await screen.findByText("“First Engineer” hidden.")).toBeVisible();
    await user.keyboard("u");
    expect(await link("First Engineer")).toBeVisible();
    expect(sent.map(({ action }) => action)).toEqual(["hide", "unhide"]);
    expect(await screen.findByText("Posting shown again.")).toBeVisible();
  });

  it("puts everything back and says why when it fails", async () => {
    server.use(http.post("/api/jobs/actions", () => problem(503, "The database is busy.")));
    const { user } = renderApp("/jobs");
    (await link("First Engineer")).focus();
    await user.keyboard("h");
    expect(
      await screen.findByText("That could not be done. The database is busy. Nothing was changed."),
    ).toBeVisible();
    expect(await link("First Engineer")).toBeVisible();
  });

  it("is silent with single keys switched off", async () => {
    const { user } = renderApp("/jobs");
    await link("First Engineer");
    await user.keyboard("?");
    await user.click(await screen.findByRole("switch", { name: "Single-key shortcuts" }));
    await user.click(screen.getByRole("button", { name: "Close" }));
    (await link("First Engineer")).focus();
    await user.keyboard("hx");
    expect(sent).toEqual([]);
    expect(screen.getByRole("checkbox", { name: "Select First Engineer" })).not.toBeChecked();
  });
});

describe("a selection", () => {
  it("is made with x and by hand, hidden at once, and undone at once", async () => {
    const { user } = renderApp("/jobs");
    (await link("First Engineer")).focus();
    await user.keyboard("x");
    await user.click(screen.getByRole("checkbox", { name: "Select Third Engineer" }));
    const bar = screen.getByRole("region", { name: "What to do with the selected postings" });
    expect(within(bar).getByRole("status")).toHaveTextContent("2 selected");
    await user.click(within(bar).getByRole("button", { name: "Hide" }));
    expect(await screen.findByText("2 postings hidden.")).toBeVisible();
    expect(sent).toEqual([{ action: "hide", ids: [1, 3] }]);
    expect(bar).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await link("Third Engineer")).toBeVisible();
  });

  it("can be all that is shown, be marked as seen, and be cleared with Escape", async () => {
    const { user } = renderApp("/jobs");
    (await link("First Engineer")).focus();
    await user.keyboard("x");
    await user.click(screen.getByRole("button", { name: "Select all 3 shown" }));
    await user.click(screen.getByRole("button", { name: "Mark as seen" }));
    expect(await screen.findByText("3 postings marked as seen.")).toBeVisible();
    expect(sent).toEqual([{ action: "seen", ids: [1, 2, 3] }]);
    (await link("Second Engineer")).focus();
    await user.keyboard("x{Escape}");
    expect(screen.queryByRole("region", { name: /selected/ })).not.toBeInTheDocument();
  });

  it("goes on by keys from a box that was ticked by hand", async () => {
    const { user } = renderApp("/jobs");
    await user.click(await screen.findByRole("checkbox", { name: "Select Second Engineer" }));
    await user.keyboard("jx");
    expect(await link("Third Engineer")).toHaveFocus();
    expect(screen.getByRole("checkbox", { name: "Select Third Engineer" })).toBeChecked();
  });

  it("does not outlive the search it was made in", async () => {
    windowIsWide(1280);
    const { user } = renderApp("/jobs");
    (await link("First Engineer")).focus();
    await user.keyboard("x");
    await user.click(await screen.findByRole("checkbox", { name: "Hybrid 2" }));
    await waitFor(() =>
      expect(screen.queryByRole("region", { name: /selected/ })).not.toBeInTheDocument(),
    );
  });

  it("of hidden postings shows them again", async () => {
    hidden.add(2);
    const { user } = renderApp("/jobs?mine=hidden");
    (await link("Second Engineer")).focus();
    await user.keyboard("x");
    await user.click(screen.getByRole("button", { name: "Show again" }));
    await gone("Second Engineer");
    expect(sent).toEqual([{ action: "unhide", ids: [2] }]);
  });
});

it("marks all new ones as seen with Shift+N, and takes it back", async () => {
  const { user } = renderApp("/jobs");
  const row = (await link("First Engineer")).closest("li");
  expect(row).toHaveAttribute("data-new");
  await user.keyboard("{Shift>}N{/Shift}");
  await waitFor(() => expect(row).not.toHaveAttribute("data-new"));
  await screen.findByText("1 posting marked as seen.");
  await user.keyboard("u");
  await waitFor(() => expect(sent.at(-1)?.action).toBe("unsee_all"));
});
