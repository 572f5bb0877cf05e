/** Takes postings out of the list, or back into it, and leads the focus and the pane on to the next one. */
import type { RefObject } from "react";
import type { JobItem } from "@/api/types";
import { linkOf } from "@/features/postings/use-jobs-keys";
import type { ListActions } from "@/features/postings/use-list-actions";
import type { Selection } from "@/features/postings/use-selection";

interface Hiding {
  items: readonly JobItem[];
  list: RefObject<HTMLUListElement | null>;
  reading: number | null;
  hasPane: boolean;
  read: (id: number | null) => void;
  actions: ListActions;
  selection: Selection;
}

/** The selected postings, or the given one when none is selected. */
export function useHiding(hiding: Hiding): (job: JobItem | undefined) => void {
  const { items, list, reading, hasPane, read, actions, selection } = hiding;

  function leadOn(going: readonly JobItem[]): void {
    const ids = new Set(going.map(({ id }) => id));
    const last = items.findLastIndex(({ id }) => ids.has(id));
    const stays = ({ id }: JobItem) => !ids.has(id);
    const next =
      items.slice(last + 1).find(stays) ?? items.slice(0, Math.max(last, 0)).findLast(stays);
    if (next !== undefined) linkOf(list.current, next.id)?.focus();
    if (hasPane && reading !== null && ids.has(reading)) read(next?.id ?? null);
  }

  return (job) => {
    const chosen = selection.jobs.length > 0 ? selection.jobs : job === undefined ? [] : [job];
    if (chosen.length === 0) return;
    leadOn(chosen);
    selection.clear();
    if (chosen.every(({ hidden }) => hidden)) actions.unhide(chosen.map(({ id }) => id));
    else actions.hide(chosen);
  };
}
