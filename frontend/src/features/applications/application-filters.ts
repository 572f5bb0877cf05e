/** What of the applications is asked for, as it stands in an address. Pure. */
import type { ApplicationSearch, ApplicationSort } from "@/api/applications";
import { STAGES, type Stage } from "@/lib/stages";

export type View = "board" | "table";

const VIEWS: readonly View[] = ["board", "table"];

export const SORTS: readonly ApplicationSort[] = [
  ...(["since", "touched", "applied", "deadline", "company", "title"] as const),
];

export interface Filters extends ApplicationSearch {
  /** Nothing when the address leaves it to what was chosen last. */
  view: View | null;
  /** The column that a narrow screen shows. */
  column: Stage;
}

export const NO_FILTERS: Filters = {
  view: null,
  ...({ q: "", tag: "", stage: "", sort: "since", column: "saved" } as const),
};

const LONGEST_TEXT = 200;

/** What cannot be asked for counts as not asked. */
export function readFilters(params: URLSearchParams): Filters {
  const one = <Value extends string>(name: string, allowed: readonly Value[]) =>
    allowed.find((value) => value === params.get(name));
  return {
    view: one("view", VIEWS) ?? null,
    q: (params.get("q") ?? "").slice(0, LONGEST_TEXT),
    tag: (params.get("tag") ?? "").slice(0, LONGEST_TEXT),
    stage: one("stage", STAGES) ?? "",
    sort: one("sort", SORTS) ?? NO_FILTERS.sort,
    column: one("column", STAGES) ?? NO_FILTERS.column,
  };
}

/** Only what asks for something, in an order that is always the same. */
export function writeFilters(filters: Filters): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    const isUsual = value === NO_FILTERS[name as keyof Filters];
    if (value !== null && value !== "" && !isUsual) params.set(name, value);
  }
  return params;
}
