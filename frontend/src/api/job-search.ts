/** What can be asked of the list of postings, and how it stands in an address. */
import type { FacetName, JobKind, JobLevel, WorkMode } from "@/api/types";

export type JobSort = "newest" | "first_seen" | "pay" | "company" | "relevance";
export type Mine = "unseen" | "saved" | "hidden" | "applied";

/** Every value may be missing, which asks for nothing. A list lets any of its values pass. */
export interface JobSearch {
  q: string;
  company: readonly string[];
  platform: readonly string[];
  country: readonly string[];
  place: readonly string[];
  mode: readonly WorkMode[];
  type: readonly JobKind[];
  team: readonly string[];
  level: readonly JobLevel[];
  pay_min: number | null;
  pay_unlisted: boolean;
  years_max: number | null;
  posted_days: number | null;
  new: boolean;
  changed: boolean;
  status: "" | "open" | "closed";
  mine: readonly Mine[];
  sort: "" | JobSort;
}

export const NO_FILTERS: JobSearch = {
  q: "",
  company: [],
  platform: [],
  country: [],
  place: [],
  mode: [],
  type: [],
  team: [],
  level: [],
  pay_min: null,
  pay_unlisted: true,
  years_max: null,
  posted_days: null,
  new: false,
  changed: false,
  status: "",
  mine: [],
  sort: "",
};

/** The filters of which any number of values can be chosen, each with a facet of its name. */
export const LIST_FILTERS = [
  ...([
    "company",
    "platform",
    "country",
    "place",
    "team",
    "mode",
    "type",
    "level",
    "mine",
  ] as const),
] satisfies readonly FacetName[];

/** Only what asks for something, in an order that is always the same. */
export function searchParams(search: JobSearch): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (name === "pay_unlisted") {
      if (value === false && search.pay_min !== null) params.set(name, "false");
    } else if (Array.isArray(value)) {
      for (const one of value) params.append(name, String(one));
    } else if (value !== "" && value !== null && value !== false) {
      params.set(name, String(value));
    }
  }
  return params;
}
