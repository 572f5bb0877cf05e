/** What an action changes on screen at once. */
import { describe, expect, it } from "vitest";
import { NO_FILTERS } from "@/api/job-search";
import type { JobAction } from "@/api/types";
import { type JobPages, pagesAfter } from "@/features/postings/list-cache";
import { aJob, aJobPage } from "@/testing/postings";

const listed: JobPages = {
  pages: [
    aJobPage([aJob({ id: 1, new: true }), aJob({ id: 2, company: "globex" })], {
      total: { count: 9, capped: false },
    }),
    aJobPage([aJob({ id: 3, seen: true })], { facets: {}, total: { count: 9, capped: false } }),
  ],
  pageParams: [null, "2"],
};

const outcome = (action: JobAction, mine: "hidden"[] = [], pages = listed) =>
  pagesAfter(pages, action, { ...NO_FILTERS, mine });
const ids = (pages: JobPages) => pages.pages.map((page) => page.items.map((job) => job.id));
const unseen = (pages: JobPages) => pages.pages[0]?.facets.mine?.[0]?.count;

describe("hiding", () => {
  it("takes postings out of every page and out of the total", () => {
    const left = outcome({ action: "hide", ids: [1, 3, 99] });
    expect(ids(left)).toEqual([[2], []]);
    expect(left.pages.map((page) => page.total.count)).toEqual([7, 7]);
  });

  it("takes out all postings of a company", () => {
    expect(ids(outcome({ action: "hide_company", company: "acme" }))).toEqual([[2], []]);
  });

  it("is undone in the list of the hidden by taking them out there", () => {
    const pages = [aJobPage([aJob({ id: 1, hidden: true }), aJob({ id: 2, hidden: true })])];
    const hidden = { pages, pageParams: [null] };
    expect(ids(outcome({ action: "unhide", ids: [2] }, ["hidden"], hidden))).toEqual([[1]]);
  });
});

describe("seeing", () => {
  it("marks postings, and counts fewer as not seen, each once", () => {
    const left = outcome({ action: "seen", ids: [1, 3] });
    expect(left.pages.flatMap((page) => page.items.map((job) => job.seen))).toEqual([
      ...[true, false, true],
    ]);
    expect(unseen(left)).toBe(3);
    expect(ids(left)).toEqual([[1, 2], [3]]);
  });

  it("marks all new ones, and takes single ones back", () => {
    expect(outcome({ action: "see_all_new" }).pages[0]?.items[0]?.seen).toBe(true);
    expect(unseen(outcome({ action: "unseen", ids: [3] }))).toBe(5);
  });

  it("leaves counts alone to which there may be more", () => {
    const total = { count: 1_000, capped: true };
    const many = { pages: [aJobPage([aJob({ id: 1 })], { total })], pageParams: [null] };
    expect(unseen(outcome({ action: "seen", ids: [1] }, [], many))).toBe(4);
  });
});

it("leaves everything as it is where nothing is loaded", () => {
  const nothing = { pages: [], pageParams: [] };
  expect(outcome({ action: "hide", ids: [1] }, [], nothing)).toBe(nothing);
});
