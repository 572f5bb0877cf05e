/** How a posting changed, and what else there is at its company. */
import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import type { JobDetail, VersionChanges } from "@/api/types";
import { aDetail } from "@/testing/postings";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

async function openTab(tab: RegExp, over: Partial<JobDetail> = {}) {
  server.use(http.get("/api/jobs/11", () => HttpResponse.json(aDetail(over))));
  const { user } = renderApp("/jobs/11");
  await user.click(await screen.findByRole("tab", { name: tab }));
  return user;
}

const aVersion = (over: Partial<VersionChanges>): VersionChanges => ({
  ...{ number: 1, seen_at: "2025-11-05T09:00:00Z", distance: null, fields: [], words: [] },
  ...over,
});

const answerVersions = (versions: VersionChanges[]) =>
  server.use(http.get("/api/jobs/:id/versions", () => HttpResponse.json(versions)));

describe("the changes", () => {
  it("strike out what went and underline what came, in facts and in the text", async () => {
    answerVersions([
      aVersion({
        ...{ number: 2, distance: 17 },
        fields: [
          { name: "pay", old: "$90,000", new: null },
          { name: "odd", old: null, new: "<b>x</b>" },
        ],
        words: [
          { op: "gap", text: "" },
          { op: "same", text: "look after the" },
          { op: "removed", text: "lake" },
          { op: "added", text: "<img src=x onerror=alert(1)>" },
        ],
      }),
      aVersion({}),
    ]);
    await openTab(/^Changes$/);
    const [second, first] = await screen.findAllByRole("listitem");
    expect(second).toHaveTextContent(/Version 2, .*Size of the change: 17 of 64\./);
    expect(within(second as HTMLElement).getByText("$90,000").tagName).toBe("DEL");
    expect(second).toHaveTextContent("Pay$90,000 → Not listed");
    expect(second).toHaveTextContent("Not listed → <b>x</b>");
    expect(
      within(second as HTMLElement)
        .getByText("lake")
        .closest("del"),
    ).toHaveTextContent("Removed: lake");
    expect(
      within(second as HTMLElement)
        .getByText(/onerror/)
        .closest("ins"),
    ).toHaveTextContent("Added: <img src=x onerror=alert(1)>");
    expect(document.querySelector("main img")).toBeNull();
    expect(first).toHaveTextContent("The first that was seen.");
  });

  it("say that only facts differ, and name what the same text was put up as before", async () => {
    answerVersions([aVersion({ number: 2, distance: 0, fields: [] })]);
    const up = { title: "Data Wrangler", first_seen_at: "2025-09-01T09:00:00Z", closed_at: null };
    const reposts = [
      { ...up, id: null, external_id: "99", url: "https://example.com/99", earlier: false },
      { ...up, id: 7, external_id: "77", url: "https://example.com/77", earlier: true },
    ];
    const { evidence } = aDetail();
    await openTab(/^Changes \(1\)$/, { evidence: { ...evidence, edits: 1, reposts } });
    expect(await screen.findByText("The text is the same.")).toBeVisible();
    const [since, before] = within(screen.getByRole("tabpanel")).getAllByRole("link");
    expect(since).toHaveAttribute("href", "https://example.com/99");
    expect(since?.closest("li")).toHaveTextContent(/^Also put up as Data Wrangler.* \(99\), first/);
    expect(before).toHaveAttribute("href", "/jobs/7");
    expect(before?.closest("li")).toHaveTextContent(
      /^Put up before as Data Wrangler \(77\), first seen 1 Sep/,
    );
  });

  it("say why they could not be loaded, and try again; and that there are none", async () => {
    let isDown = true;
    server.use(
      http.get("/api/jobs/:id/versions", () =>
        isDown ? problem(503, "The database is busy.") : HttpResponse.json([]),
      ),
    );
    const user = await openTab(/^Changes$/);
    expect(await screen.findByRole("alert")).toHaveTextContent("Could not load the changes.");
    isDown = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText(/^No version of this posting has been read/)).toBeVisible();
  });
});

describe("the company's tab", () => {
  it("leads to the other openings, and to all of them when there are more", async () => {
    const openings = [{ id: 12, title: "Site Engineer", places: ["Oslo", "Bergen"] }];
    await openTab(/^At this company$/, { at_company: { openings, total: 30, applications: [] } });
    expect(await screen.findByRole("link", { name: "Site Engineer" })).toHaveAttribute(
      "href",
      "/jobs/12",
    );
    expect(screen.getByRole("link", { name: "See all 30 other postings of Acme" })).toHaveAttribute(
      "href",
      "/jobs?company=acme",
    );
    expect(screen.getByRole("link", { name: "What is known of Acme" })).toHaveAttribute(
      "href",
      "/insights/companies/acme",
    );
  });

  it("says that there are no others, and shows one's own applications", async () => {
    const since = "2026-11-02T12:00:00Z";
    const here = { title: "Engineer", outcome: null, since, applied_at: since, near: false };
    const applications = [{ id: 5, stage: "interview", ...here }];
    await openTab(/^At this company$/, { at_company: { openings: [], total: 0, applications } });
    expect(await screen.findByText(/^Acme has no other open postings/)).toBeVisible();
    expect(within(screen.getByRole("tabpanel")).getByText("Interview")).toBeVisible();
  });

  it("names them over the tabs too, in one notice, nearly the same title first", async () => {
    const since = "2026-11-01T10:00:00Z";
    const here = { outcome: null, stage: "applied", since, applied_at: since } as const;
    const applications = [
      { ...here, id: 4, title: "Accountant", near: false },
      { ...here, id: 5, title: "Senior data engineer", near: true },
    ];
    await openTab(/^At this company$/, { at_company: { openings: [], total: 0, applications } });
    const links = within(await screen.findByText("Already here:")).getAllByRole("link");
    expect(links.map((link) => link.textContent)).toEqual(["Senior data engineer", "Accountant"]);
    expect(links[0]?.parentElement).toHaveTextContent(/, nearly the same title, Applied since/);
  });
});
