/** What a reading of a board is worth, whether the last one, one in a preview or one in a run. */
import type { Company, CompanyPlan, CompanyProgress } from "@/api/types";

type Reading = Pick<Company | CompanyPlan | CompanyProgress, "state" | "narrowed" | "to_the_end">;

/** Short of complete for no other reason than that the user's own words were searched for. */
export function isOnlyNarrowed({ state, narrowed, to_the_end }: Reading): boolean {
  return state === "partial" && narrowed && to_the_end;
}

export const readingCopy = {
  narrowed:
    "Searched with your words; what other words would find is not shown, and nothing closes by it.",
} as const;
