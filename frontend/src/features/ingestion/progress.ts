/** A run's state turned into words and lists: per company, overall, and what failed. */
import { settledCount } from "@/api/run-states";
import type { CompanyProgress, JobChange, RunChange, RunStatus } from "@/api/types";
import { isOnlyNarrowed } from "@/features/companies/readings";
import { runCopy } from "@/features/ingestion/copy";
import { asSentence } from "@/lib/text";

export function companyStage(company: CompanyProgress): string {
  if (company.stage === "waiting") return runCopy.waiting;
  if (company.stage === "reading") return runCopy.reading;
  if (company.state === "failed") return runCopy.notRead;
  if (company.total === 0) return runCopy.nothing;
  const done = settledCount(company);
  return done < company.total
    ? runCopy.saving(done, company.total)
    : runCopy.companyDone(company.total);
}

/** Why a company's reading was not complete, or null when there is nothing to say. */
export function companyTrouble(company: CompanyProgress): string | null {
  const { state, reason } = company;
  if (state === null || state === "complete" || isOnlyNarrowed(company)) return null;
  const text = runCopy.boardStates[state];
  return reason === null ? text : `${text} ${asSentence(reason)}`;
}

/** How far a run was at a moment. */
export interface Mark {
  at: number;
  done: number;
}

const SURE_FROM = 0.2;
const ENOUGH = 10;

/**
 * The milliseconds that the postings left will take at the pace since the mark. Null until a fifth of
 * them is done, and while too few were done since the mark to tell.
 */
export function timeLeft(run: RunStatus, since: Mark, now: number): number | null {
  const done = settledCount(run);
  const seen = done - since.done;
  const isSure = run.status === "ingesting" && done >= run.total * SURE_FROM && seen >= ENOUGH;
  return isSure && now > since.at ? ((run.total - done) * (now - since.at)) / seen : null;
}

export function runSentence(run: RunStatus, left: string | null = null): string {
  const state = runCopy.states[run.status];
  const isReading = run.status === "initializing" || run.status === "ingesting";
  if (run.status === "pending" || (isReading && run.total === 0)) return state;
  if (isReading) {
    const done = runCopy.done(settledCount(run), run.total);
    return `${state} ${[done, left].filter(Boolean).join(", ")}.`;
  }
  const why = run.error_message === null ? "" : asSentence(run.error_message);
  const numbers = runCopy.endNumbers(run.new, run.changed, run.unchanged, run.closed);
  return [state, why, numbers, runCopy.troubles(run.error, run.expired)].filter(Boolean).join(" ");
}

/**
 * Puts the failures into the map; a later change of the same job replaces or clears the earlier one.
 * True when that changed anything.
 */
export function noteFailures(
  failed: Map<number, JobChange>,
  changes: readonly RunChange[],
): boolean {
  let isNews = false;
  for (const change of changes) {
    if (change.kind !== "job") continue;
    if (change.status === "error") {
      failed.set(change.job_id, change);
      isNews = true;
    } else if (failed.delete(change.job_id)) isNews = true;
  }
  return isNews;
}
