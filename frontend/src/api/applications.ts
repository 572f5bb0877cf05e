/** Every question about applications, one function each. What changes one names the version it was seen in. */
import { request } from "@/api/client";
import type {
  Application,
  ApplicationBoard,
  ApplicationDraft,
  ApplicationEdit,
  ApplicationMove,
  ApplicationPage,
  PostingDrift,
} from "@/api/types";
import type { Stage } from "@/lib/stages";

export type ApplicationSort = "touched" | "since" | "applied" | "company" | "title" | "deadline";

/** What is asked for; every value may be empty, which asks for nothing. */
export interface ApplicationSearch {
  q: string;
  tag: string;
  stage: Stage | "";
  sort: ApplicationSort;
}

const BASE = "/api/applications";

/** Whoever has seen no version asks for the change whatever the present one is. */
export const ifMatch = (version: number | null): Record<string, string> =>
  version === null ? {} : { "If-Match": `"${version}"` };

export const fetchApplications = (
  search: ApplicationSearch,
  after: string | null,
  signal?: AbortSignal,
) => request<ApplicationPage>("GET", BASE, { query: { ...search, after }, signal });

export const fetchBoard = (search: Pick<ApplicationSearch, "q" | "tag">, signal?: AbortSignal) =>
  request<ApplicationBoard>("GET", `${BASE}/board`, { query: { ...search }, signal });

export const fetchApplication = (id: number, signal?: AbortSignal) =>
  request<Application>("GET", `${BASE}/${id}`, { signal });

/** How its posting differs by now from the copy that is kept of it. */
export const fetchDrift = (id: number, signal?: AbortSignal) =>
  request<PostingDrift>("GET", `${BASE}/${id}/changes`, { signal });

/** A repeated request with the same key adds nothing twice. */
export const addApplication = (draft: ApplicationDraft, key: string) =>
  request<Application>("POST", BASE, { body: draft, headers: { "Idempotency-Key": key } });

export const editApplication = (id: number, edit: ApplicationEdit, version: number | null) =>
  request<Application>("PATCH", `${BASE}/${id}`, { body: edit, headers: ifMatch(version) });

export const moveApplication = (id: number, move: ApplicationMove, version: number | null) =>
  request<Application>("POST", `${BASE}/${id}/move`, { body: move, headers: ifMatch(version) });

export const deleteApplication = (id: number, version: number | null) =>
  request<Application>("DELETE", `${BASE}/${id}`, { headers: ifMatch(version) });
