/** The posting beside the list, on screens that have room for it. */
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { JobAction } from "@/api/types";
import { aDetail, aJob, aJobPage } from "@/testing/postings";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";
import { windowIsWide } from "@/testing/window";

const titles = ["First Engineer", "Second Engineer", "Third Engineer", "Fourth Engineer"];
let sent: JobAction[] = [];
let loaded: number[] = [];

beforeEach(() => {
  sent = [];
  loaded = [];
  windowIsWide(1280);
  server.use(
    http.get("/api/jobs", () =>
      HttpResponse.json(aJobPage(titles.map((title, at) => aJob({ id: at + 1, title })))),
    ),
    http.get("/api/jobs/:id", ({ params }) => {
      const id = Number(params.id);
      loaded.push(id);
      return HttpResponse.json(aDetail({ id, title: titles[id - 1] ?? "Nobody" }));
    }),
    http.post("/api/jobs/actions", async ({ request }) => {
      sent.push((await request.json()) as JobAction);
      return HttpResponse.json({ changed: 1, undo: null });
    }),
  );
});

const pane = () => screen.findByRole("region", { name: "Reading pane" });
const link = (name: string) => screen.findByRole("link", { name });
const inPane = async (name: string) =>
  expect(await within(await pane()).findByRole("heading", { level: 2, name })).toBeVisible();

describe("the reading pane", () => {
  it("shows the posting that was clicked, marks it as seen, and keeps the list's place", async () => {
    const { user, router } = renderApp("/jobs");
    expect(await pane()).toHaveTextContent(/^Choose a posting to read it here\./);
    await user.click(await link("Second Engineer"));
    await inPane("Second Engineer");
    expect(router.state.location.pathname + router.state.location.search).toBe("/jobs?job=2");
    expect(await link("Second Engineer")).toHaveAttribute("aria-current", "true");
    await waitFor(() => expect(sent).toEqual([{ action: "seen", ids: [2] }]));
    expect(await link("Second Engineer")).toHaveAttribute("data-seen", "true");
    expect(screen.getByRole("heading", { level: 1, name: "Jobs" })).toBeVisible();
  });

  it("leads to the posting that this one puts up again, and says nothing where there is none", async () => {
    const twin = {
      ...{ external_id: "77", title: "Second Engineer", url: "https://example.com/77" },
      ...{ first_seen_at: "2025-09-01T09:00:00Z", closed_at: "2025-10-01T09:00:00Z" },
    };
    const reposts = [
      { ...twin, id: 8, earlier: false },
      { ...twin, id: 7, earlier: true },
    ];
    const { evidence } = aDetail();
    server.use(
      http.get("/api/jobs/2", () =>
        HttpResponse.json(aDetail({ id: 2, evidence: { ...evidence, reposts } })),
      ),
    );
    const { user } = renderApp("/jobs");
    await user.click(await link("Second Engineer"));
    const line = await within(await pane()).findByText(/^Put up before as/);
    expect(line).toHaveTextContent(/\(77\), first seen 1 Sep.*, closed 1 Oct/);
    expect(within(line).getByRole("link")).toHaveAttribute("href", "/jobs/7");
    await user.click(await link("First Engineer"));
    await inPane("First Engineer");
    expect(screen.queryByText(/^Put up before as/)).toBeNull();
  });

  it("stays seen when a list that was asked for before is answered after", async () => {
    const held: Array<() => void> = [];
    server.use(
      http.get("/api/jobs", async ({ request }) => {
        const isSeen = sent.length > 0;
        const isSearch = new URL(request.url).searchParams.has("q");
        if (isSearch && !isSeen) await new Promise<void>((resolve) => held.push(resolve));
        const jobs = titles.map((title, at) =>
          aJob({ id: at + 1, title, seen: isSeen && at === 1 }),
        );
        return HttpResponse.json(aJobPage(jobs));
      }),
    );
    const { user } = renderApp("/jobs");
    await link("Second Engineer");
    await user.type(screen.getByLabelText("Search postings"), "engineer");
    await waitFor(() => expect(held.length).toBeGreaterThan(0));
    await user.click(await link("Second Engineer"));
    await waitFor(() => expect(sent).toHaveLength(1));
    for (const answer of held) answer();
    await waitFor(() =>
      expect(screen.getByRole("list", { name: "Postings" })).not.toHaveAttribute("aria-busy"),
    );
    await waitFor(async () =>
      expect(await link("Second Engineer")).toHaveAttribute("data-seen", "true"),
    );
  });

  it("is entered with Enter and left with Escape, then closed with Escape", async () => {
    const { user, router } = renderApp("/jobs");
    (await link("First Engineer")).focus();
    await user.keyboard("{Enter}");
    expect(await pane()).toHaveFocus();
    await inPane("First Engineer");
    await user.keyboard("{Escape}");
    expect(await link("First Engineer")).toHaveFocus();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(router.state.location.search).toBe(""));
  });

  it("follows j and k, and loads the next two before they are asked for", async () => {
    const { user } = renderApp("/jobs?job=1");
    await inPane("First Engineer");
    await user.keyboard("j");
    expect(await link("Second Engineer")).toHaveFocus();
    await inPane("Second Engineer");
    await waitFor(() => expect([...loaded].sort()).toEqual([1, 2, 3, 4]));
    await user.keyboard("k");
    await inPane("First Engineer");
  });

  it("goes on to the next posting when its own is hidden", async () => {
    const { user } = renderApp("/jobs?job=2");
    await inPane("Second Engineer");
    await user.keyboard("h");
    await inPane("Third Engineer");
    expect(sent).toContainEqual({ action: "hide", ids: [2] });
  });

  it("opens the company's page with o", async () => {
    const open = vi.spyOn(window, "open").mockReturnValue(null);
    const { user } = renderApp("/jobs?job=2");
    await inPane("Second Engineer");
    await user.keyboard("o");
    const [address, , how] = open.mock.calls[0] ?? [];
    expect([address, how]).toEqual(["https://example.com/11", "noopener,noreferrer"]);
  });

  it("says what is not there, and why something could not be loaded", async () => {
    server.use(http.get("/api/jobs/:id", () => problem(404, "No such posting.")));
    renderApp("/jobs?job=9");
    expect(await within(await pane()).findByRole("alert")).toHaveTextContent(
      "There is no posting at this address.",
    );
  });

  it("hides a whole company from where its other openings stand, and shows it again", async () => {
    const { user } = renderApp("/jobs?job=1");
    await inPane("First Engineer");
    await user.click(screen.getByRole("tab", { name: "At this company" }));
    await user.click(screen.getByRole("button", { name: "Hide all of Acme" }));
    await waitFor(() => expect(sent).toContainEqual({ action: "hide_company", company: "acme" }));
    expect(
      await screen.findByText("All postings of Acme are hidden, also those to come."),
    ).toBeVisible();
    expect(await screen.findByText("You have hidden all postings of Acme.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show Acme again" }));
    await waitFor(() => expect(sent.at(-1)?.action).toBe("unhide_company"));
  });
});
