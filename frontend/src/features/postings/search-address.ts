/** Reads a search from an address, as people may have typed it; what cannot be asked for counts as not asked. */
import { type JobSearch, type JobSort, type Mine, NO_FILTERS } from "@/api/job-search";
import type { JobKind, JobLevel, WorkMode } from "@/api/types";

export const MODES: readonly WorkMode[] = ["remote", "hybrid", "onsite"];
export const KINDS: readonly JobKind[] = [
  ...(["full_time", "part_time", "contract", "temporary", "internship"] as const),
  ...(["apprenticeship", "volunteer"] as const),
];
export const LEVELS: readonly JobLevel[] = [
  ...(["intern", "entry", "mid", "senior", "lead", "staff", "principal"] as const),
  ...(["manager", "director", "executive"] as const),
];
export const SORTS: readonly JobSort[] = ["newest", "first_seen", "pay", "company", "relevance"];
const MINE: readonly Mine[] = ["unseen", "saved", "hidden", "applied"];
const STATUSES = ["open", "closed"] as const;

/** The most that the server takes. */
export const LONGEST_TEXT = 500;
const MOST_VALUES = 100;
const MOST_PAY = 1_000_000_000;
const MOST_YEARS = 50;
const MOST_DAYS = 3_650;

export function readSearch(params: URLSearchParams): JobSearch {
  const list = (name: string) =>
    [...new Set(params.getAll(name))].filter((value) => value !== "").slice(0, MOST_VALUES);
  const chosen = <Value extends string>(name: string, allowed: readonly Value[]) =>
    allowed.filter((value) => params.getAll(name).includes(value));
  return {
    ...NO_FILTERS,
    q: (params.get("q") ?? "").slice(0, LONGEST_TEXT),
    company: list("company"),
    platform: list("platform"),
    country: list("country").filter((code) => /^[A-Za-z]{2}$/.test(code)),
    place: list("place"),
    mode: chosen("mode", MODES),
    type: chosen("type", KINDS),
    team: list("team"),
    level: chosen("level", LEVELS),
    pay_min: whole(params.get("pay_min"), MOST_PAY),
    pay_unlisted: params.get("pay_unlisted") !== "false",
    years_max: whole(params.get("years_max"), MOST_YEARS),
    posted_days: whole(params.get("posted_days"), MOST_DAYS),
    new: params.get("new") === "true",
    changed: params.get("changed") === "true",
    status: chosen("status", STATUSES)[0] ?? "",
    mine: chosen("mine", MINE),
    sort: chosen("sort", SORTS)[0] ?? "",
  };
}

function whole(text: string | null, most: number): number | null {
  if (text === null || !/^\d{1,10}$/.test(text)) return null;
  return Number(text) <= most ? Number(text) : null;
}
