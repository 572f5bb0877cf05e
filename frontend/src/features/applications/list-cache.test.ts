/** What a change does to the board and the list on screen. */
import { describe, expect, it } from "vitest";
import { boardAfter, pagesAfter } from "@/features/applications/list-cache";
import { aBoard, anApplicationPage, anItem } from "@/testing/applications";

const one = anItem({ id: 1, stage: "applied" });
const two = anItem({ id: 2, stage: "applied" });
const three = anItem({ id: 3, stage: "offer" });
const board = aBoard([one, two, three]);
const pages = { pages: [anApplicationPage([one, two, three])], pageParams: [null] };

const column = (of: typeof board, stage: string) =>
  of.columns.find((each) => each.stage === stage)?.items.map(({ id }) => id);

describe("the board after a change", () => {
  it("has the card on top of its new column, and counts it there", () => {
    const after = boardAfter(board, { before: one, now: { ...one, stage: "offer" } });
    expect(column(after, "applied")).toEqual([2]);
    expect(column(after, "offer")).toEqual([1, 3]);
    expect(after.counts.stages).toMatchObject({ applied: 1, offer: 2 });
    expect(after.columns.map(({ total }) => total)).toEqual([0, 1, 0, 0, 2, 0]);
  });

  it("is as before when that is taken back", () => {
    const moved = { ...three, stage: "closed", outcome: "declined" } as const;
    const after = boardAfter(board, { before: three, now: moved });
    expect(after.counts.outcomes).toEqual({ declined: 1 });
    const back = boardAfter(after, { before: moved, now: three });
    expect(back.columns).toEqual(board.columns);
    expect(back.counts.outcomes).toEqual({ declined: 0 });
  });

  it("keeps a card in its place that stays in its column", () => {
    const after = boardAfter(board, { before: two, now: { ...two, title: "Other" } });
    expect(after.columns[1]?.items.map(({ title }) => title)).toEqual(["Data Engineer", "Other"]);
  });

  it("has no card of what was deleted", () => {
    const after = boardAfter(board, { before: three, now: null });
    expect(column(after, "offer")).toEqual([]);
    expect(after.counts.stages).toMatchObject({ offer: 0 });
  });
});

describe("the list after a change", () => {
  const change = { before: one, now: { ...one, stage: "offer" } } as const;

  it("has the row in its place", () => {
    const after = pagesAfter(pages, change, "");
    expect(after.pages[0]?.items.map(({ id, stage }) => `${id} ${stage}`)).toEqual([
      ...["1 offer", "2 applied", "3 offer"],
    ]);
    expect(after.pages[0]?.total).toBe(3);
  });

  it("has no row of what is no longer asked for", () => {
    const after = pagesAfter(pages, change, "applied");
    expect(after.pages[0]?.items.map(({ id }) => id)).toEqual([2, 3]);
    expect(after.pages[0]?.total).toBe(2);
  });

  it("is the same when it does not have it", () => {
    const other = anItem({ id: 9 });
    expect(pagesAfter(pages, { before: other, now: null }, "")).toBe(pages);
  });
});
