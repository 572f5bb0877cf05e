/** A run's state, kept current by its stream until the run is over. */
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { keys } from "@/api/keys";
import { isRunOver } from "@/api/run-states";
import { followSharedRun } from "@/api/shared-run";
import type { JobChange, RunProgress } from "@/api/types";
import { collectFailures } from "@/features/ingestion/progress";
import { runOptions, runsOptions } from "@/features/ingestion/queries";

export function useRunProgress(runId: number, isEnabled: boolean) {
  const client = useQueryClient();
  const run = useQuery({ ...runOptions(runId), enabled: isEnabled });
  const [link, setLink] = useState<"live" | "lost">("live");
  const [failures, setFailures] = useState<ReadonlyMap<number, JobChange>>(new Map());
  const isGoingOn = run.data !== undefined && !isRunOver(run.data.status);

  useEffect(() => {
    if (!isGoingOn) return;
    const show = (progress: RunProgress) => {
      const { changes, ...status } = progress;
      client.setQueryData(runOptions(runId).queryKey, status);
      const { companies: _, ...line } = status;
      client.setQueryData(runsOptions.queryKey, (runs) =>
        runs?.map((run) => (run.run_id === runId ? line : run)),
      );
      setFailures((known) => collectFailures(known, changes ?? []));
    };
    return followSharedRun(runId, {
      onUpdate: show,
      onLink: setLink,
      onComplete: (progress) => {
        show(progress);
        setLink("live");
        forgetWhatTheRunChanged(client);
      },
    });
  }, [client, runId, isGoingOn]);

  return { run, link, failures: [...failures.values()] };
}

/** Postings, runs and companies look different after a run, and a plan made before it is void. */
export function forgetWhatTheRunChanged(client: QueryClient): void {
  for (const queryKey of [keys.jobs, keys.runs, keys.companies, keys.titles]) {
    void client.invalidateQueries({ queryKey });
  }
  client.removeQueries({ queryKey: keys.dryRun });
}
