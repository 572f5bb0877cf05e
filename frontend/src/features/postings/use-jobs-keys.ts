/** The keys of the postings list: up and down, open elsewhere, select, hide, and the way back. */
import { useDebouncedCallback } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import type { RefObject } from "react";
import type { JobItem } from "@/api/types";
import { jobOptions } from "@/features/postings/queries";
import { useSaving } from "@/features/postings/use-saving";
import { linkTarget } from "@/lib/text";
import { useShortcuts } from "@/ui/shortcuts";

const AHEAD = 2;
/** Postings that one only passes on the way down are neither loaded nor counted as seen. */
const STAY = 150;

interface JobsKeys {
  items: readonly JobItem[];
  list: RefObject<HTMLUListElement | null>;
  pane: RefObject<HTMLElement | null>;
  box: RefObject<HTMLInputElement | null>;
  /** The posting beside the list; null when none is, or where there is no room for one. */
  reading: number | null;
  hasPane: boolean;
  read: (id: number | null) => void;
  onSelect: (id: number) => void;
  /** Hides the selected postings, or this one when none is. */
  onHide: (job: JobItem | undefined) => void;
  onSeeAllNew: () => void;
  /** True when there was a selection to clear. */
  onClearSelection: () => boolean;
}

export function useJobsKeys(keys: JobsKeys): void {
  const { items, list, pane, box, reading, hasPane, read } = keys;
  const client = useQueryClient();
  const save = useSaving();
  const readSoon = useDebouncedCallback((id: number) => read(id), STAY);
  const placeOf = (id: number | null) => items.findIndex((job) => job.id === id);
  const current = () => items[placeOf(focusedId(list.current) ?? reading)];

  function move(by: 1 | -1): void {
    const at = placeOf(focusedId(list.current) ?? reading);
    const next = at === -1 ? placeOf(firstStop(list.current, by)) : at + by;
    const job = items[Math.min(Math.max(next, 0), items.length - 1)];
    if (job === undefined) return;
    linkOf(list.current, job.id)?.focus();
    if (!hasPane || reading === null) return;
    readSoon(job.id);
    const following = items.slice(next + 1, next + 1 + AHEAD);
    for (const { id } of following) void client.prefetchQuery(jobOptions(id));
  }

  function goBack(): void {
    const isInPane = pane.current?.contains(document.activeElement) ?? false;
    if (isInPane && reading !== null) linkOf(list.current, reading)?.focus();
    else if (!keys.onClearSelection() && hasPane && reading !== null) read(null);
  }

  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    o: () => openElsewhere(current()),
    x: () => {
      const job = current();
      if (job !== undefined) keys.onSelect(job.id);
    },
    s: () => {
      const job = current();
      if (job !== undefined) save(job);
    },
    h: () => keys.onHide(current()),
    N: keys.onSeeAllNew,
    "/": () => box.current?.focus(),
    Escape: goBack,
  });
}

function openElsewhere(job: JobItem | undefined): void {
  const target = linkTarget(job?.url ?? null);
  if (target !== null) window.open(target, "_blank", "noopener,noreferrer");
}

export function linkOf(list: HTMLElement | null, id: number): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-job="${id}"] a`) ?? null;
}

function rowId(row: Element | null | undefined): number | null {
  const id = row?.getAttribute("data-job");
  return id == null ? null : Number(id);
}

function focusedId(list: HTMLElement | null): number | null {
  const focused = document.activeElement;
  return list?.contains(focused) ? rowId(focused?.closest("[data-job]")) : null;
}

/** Where one comes in: at the first row that can be seen, or from below at the last of all. */
function firstStop(list: HTMLElement | null, by: 1 | -1): number | null {
  const rows = [...(list?.querySelectorAll("[data-job]") ?? [])];
  if (by === -1) return rowId(rows.at(-1));
  return rowId(rows.find((row) => row.getBoundingClientRect().top >= 0) ?? rows[0]);
}
