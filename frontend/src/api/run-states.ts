/** What a run's status means for those who follow it. */
import type { RunState, RunStatus } from "@/api/types";

export function isRunOver(state: RunState): boolean {
  return state === "finished" || state === "error" || state === "cancelled";
}

/** Postings of the run that need nothing more. */
export function settledCount(totals: Pick<RunStatus, "ready" | "error" | "expired">): number {
  return totals.ready + totals.error + totals.expired;
}
