/** The dry run, one run and the list of runs, as remembered answers. */
import { queryOptions } from "@tanstack/react-query";
import { fetchDryRun, fetchRunStatus, fetchRuns } from "@/api/endpoints";
import { keys } from "@/api/keys";
import { isRunOver } from "@/api/run-states";
import type { CompanyPlan, RunLine } from "@/api/types";
import { planCopy } from "@/features/ingestion/copy";
import { forgetWhatTheRunChanged, hasEnded } from "@/features/ingestion/forget";
import { Problem } from "@/lib/problem";
import { createTurns } from "@/lib/turns";

const FIVE_MINUTES = 5 * 60_000;
const WHILE_RUNNING = 5_000;

const BOARDS_AT_ONCE = 4;

const boardTurns = createTurns(BOARDS_AT_ONCE);

/** One company's part of the plan. Kept while the reader looks around; a change of settings forgets it. */
export function planOptions(company: string) {
  return queryOptions({
    queryKey: [...keys.dryRun, company],
    queryFn: () => boardTurns(() => readPlan(company)),
    staleTime: FIVE_MINUTES,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

async function readPlan(company: string): Promise<CompanyPlan> {
  const plan = (await fetchDryRun(company))[company];
  if (plan === undefined) throw new Problem(0, "no_plan", planCopy.noPlan);
  return plan;
}

export function runOptions(id: number) {
  return queryOptions({
    queryKey: keys.run(id),
    queryFn: ({ signal }) => fetchRunStatus(id, signal),
  });
}

export const runsOptions = queryOptions({
  queryKey: keys.runs,
  queryFn: async ({ client, signal }) => {
    const before = client.getQueryData<RunLine[]>(keys.runs) ?? [];
    const runs = await fetchRuns(signal);
    // Wherever the reader is by now, what is on screen is of before the run.
    if (hasEnded(before, runs)) forgetWhatTheRunChanged(client);
    return runs;
  },
  refetchInterval: (query) => {
    const newest = query.state.data?.[0];
    return newest !== undefined && !isRunOver(newest.status) ? WHILE_RUNNING : false;
  },
});
