/** What answers are void once a run has ended. */
import type { QueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { isRunOver } from "@/api/run-states";
import type { RunLine } from "@/api/types";

/** Postings and companies look different after a run, and a plan made before it is void. */
export function forgetWhatTheRunChanged(client: QueryClient): void {
  // A list that nobody looks at starts anew, since it would ask for all its pages again.
  client.removeQueries({ queryKey: keys.jobs, type: "inactive" });
  for (const queryKey of [keys.jobs, keys.views, keys.companies, keys.titles]) {
    void client.invalidateQueries({ queryKey });
  }
  client.removeQueries({ queryKey: keys.dryRun });
}

/** Whether a run that was going on is over now. */
export function hasEnded(before: readonly RunLine[], now: readonly RunLine[]): boolean {
  const goingOn = new Set(before.filter((run) => !isRunOver(run.status)).map((run) => run.run_id));
  return now.some((run) => goingOn.has(run.run_id) && isRunOver(run.status));
}
