/** The dry run, one run and the list of runs, as remembered answers. */
import { queryOptions } from "@tanstack/react-query";
import { fetchDryRun, fetchRunStatus, fetchRuns } from "@/api/endpoints";
import { keys } from "@/api/keys";
import { isRunOver } from "@/api/run-states";

const FIVE_MINUTES = 5 * 60_000;
const WHILE_RUNNING = 5_000;

/** Kept while the reader looks around; a change of the settings forgets it at once. */
export const dryRunOptions = queryOptions({
  queryKey: keys.dryRun,
  queryFn: () => fetchDryRun(),
  staleTime: FIVE_MINUTES,
  retry: false,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
});

export function runOptions(id: number) {
  return queryOptions({
    queryKey: keys.run(id),
    queryFn: ({ signal }) => fetchRunStatus(id, signal),
  });
}

export const runsOptions = queryOptions({
  queryKey: keys.runs,
  queryFn: ({ signal }) => fetchRuns(signal),
  refetchInterval: (query) => {
    const newest = query.state.data?.[0];
    return newest !== undefined && !isRunOver(newest.status) ? WHILE_RUNNING : false;
  },
});
