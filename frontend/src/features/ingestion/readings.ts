/** What a reading of a board is worth, whether in a preview or in a run. */
import type { CompanyPlan, CompanyProgress } from "@/api/types";

type Reading = Pick<CompanyPlan | CompanyProgress, "state" | "narrowed" | "to_the_end">;

/** Short of complete for no other reason than that the user's own words were searched for. */
export function isOnlyNarrowed({ state, narrowed, to_the_end }: Reading): boolean {
  return state === "partial" && narrowed && to_the_end;
}
