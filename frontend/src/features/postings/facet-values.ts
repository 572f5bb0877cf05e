/** The values that a filter offers, with how many postings each would bring. Pure. */
import type { Facets, FacetValue } from "@/api/types";

/** As many values of a filter as the server counts. */
const MOST_COUNTED = 50;

export interface OfferedValue {
  value: string;
  /** Null when nobody counted it. */
  count: number | null;
}

/**
 * Every value that exists, that was chosen, or that is counted now, so that a value without postings is shown
 * with 0 instead of vanishing, or uncounted where not all were counted. The order is that of the whole list, so nothing jumps about while one chooses.
 */
export function offeredValues(
  counted: readonly FacetValue[] | undefined,
  existing: readonly FacetValue[] | undefined,
  chosen: readonly string[],
  capped = false,
): OfferedValue[] {
  const counts = new Map((counted ?? []).map(({ value, count }) => [value, count]));
  const values = new Set([
    ...(existing ?? []).map(({ value }) => value),
    ...chosen,
    ...counts.keys(),
  ]);
  const rest = counted === undefined || capped || counted.length >= MOST_COUNTED ? null : 0;
  return [...values].map((value) => ({ value, count: counts.get(value) ?? rest }));
}

/** Null where it is not known: nobody counted, or not all were counted and this one was not met. */
export function countOf(
  facets: Facets | undefined,
  name: string,
  value: string,
  capped: boolean,
): number | null {
  const counted = facets?.[name];
  if (counted === undefined) return null;
  return counted.find((one) => one.value === value)?.count ?? (capped ? null : 0);
}
