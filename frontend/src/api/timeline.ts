/** Every question about what happened: read page by page, taken back, dated anew. */
import { request } from "@/api/client";
import type { Application, TimelineKind, TimelinePage } from "@/api/types";
import { ownZone } from "@/lib/zones";

export interface TimelineSearch {
  /** One application's, or everything. */
  application: number | null;
  kinds: readonly TimelineKind[];
  company: string;
  /** A date; empty for all of them. */
  day: string;
}

export const fetchTimeline = (
  { application, kinds, company, day }: TimelineSearch,
  after: string | null,
  signal?: AbortSignal,
) => {
  const query = new URLSearchParams(kinds.map((kind) => ["kind", kind]));
  if (company !== "") query.set("company", company);
  if (day !== "") {
    query.set("day", day);
    query.set("zone", ownZone());
  }
  if (after !== null) query.set("after", after);
  const path = application === null ? "/api/timeline" : `/api/applications/${application}/timeline`;
  return request<TimelinePage>("GET", path, { query, signal });
};

/** The answer's `event` is the undoing, which can be undone in turn. */
export const undoEvent = (id: number) =>
  request<{ event: number; application: Application }>("POST", `/api/timeline/${id}/undo`);

export const redateEvent = (id: number, at: string) =>
  request<Application>("POST", `/api/timeline/${id}/date`, { body: { at } });
