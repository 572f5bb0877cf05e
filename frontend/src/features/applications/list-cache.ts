/** What a change of one application does to the lists that are on screen already. Pure. */
import type { InfiniteData } from "@tanstack/react-query";
import type { ApplicationBoard, ApplicationItem, ApplicationPage } from "@/api/types";
import type { Stage } from "@/lib/stages";

export type ApplicationPages = InfiniteData<ApplicationPage, string | null>;

type Counts = ApplicationBoard["counts"];

/** An application as it was, and as it is from now on; null when it is gone. */
export interface Change {
  before: ApplicationItem;
  now: ApplicationItem | null;
}

/** In its stage it keeps its place; in a new one it comes on top. */
export function boardAfter(board: ApplicationBoard, { before, now }: Change): ApplicationBoard {
  const { id } = before;
  return {
    counts: countsAfter(board.counts, before, now),
    columns: board.columns.map((column) => {
      const isFrom = column.stage === before.stage;
      const isTo = column.stage === now?.stage;
      if (isFrom && isTo && now !== null) {
        return { ...column, items: column.items.map((item) => (item.id === id ? now : item)) };
      }
      if (isFrom) {
        const items = column.items.filter((item) => item.id !== id);
        return { ...column, items, total: column.total - 1 };
      }
      if (isTo && now !== null) {
        return { ...column, items: [now, ...column.items], total: column.total + 1 };
      }
      return column;
    }),
  };
}

/** `stage` is the one that the list is of; what has left it is no longer in the list. */
export function pagesAfter(
  pages: ApplicationPages,
  { before, now }: Change,
  stage: Stage | "",
): ApplicationPages {
  const { id } = before;
  const isIn = pages.pages.some(({ items }) => items.some((item) => item.id === id));
  if (!isIn) return pages;
  const stays = now !== null && (stage === "" || now.stage === stage);
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.flatMap((item) => (item.id !== id ? [item] : stays ? [now] : [])),
      total: page.total - (stays ? 0 : 1),
      counts: countsAfter(page.counts, before, now),
    })),
  };
}

function countsAfter(counts: Counts, before: ApplicationItem, now: ApplicationItem | null): Counts {
  return counted(counted(counts, before, -1), now, 1);
}

function counted(counts: Counts, item: ApplicationItem | null, by: number): Counts {
  if (item === null) return counts;
  const { stage, outcome } = item;
  return {
    stages: { ...counts.stages, [stage]: (counts.stages[stage] ?? 0) + by },
    outcomes:
      outcome === null
        ? counts.outcomes
        : { ...counts.outcomes, [outcome]: (counts.outcomes[outcome] ?? 0) + by },
  };
}
