/** A run's state, kept current by its stream until the run is over. */
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isRunOver, settledCount } from "@/api/run-states";
import { followSharedRun } from "@/api/shared-run";
import type { JobChange, RunStatus } from "@/api/types";
import { runCopy } from "@/features/ingestion/copy";
import { forgetWhatTheRunChanged } from "@/features/ingestion/forget";
import { type Mark, noteFailures, timeLeft } from "@/features/ingestion/progress";
import { runOptions, runsOptions } from "@/features/ingestion/queries";
import { oncePerFrame } from "@/lib/frames";

const NONE: readonly JobChange[] = [];

export function useRunProgress(runId: number, isEnabled: boolean) {
  const client = useQueryClient();
  const run = useQuery({ ...runOptions(runId), enabled: isEnabled });
  const [link, setLink] = useState<"live" | "lost">("live");
  const [failures, setFailures] = useState(NONE);
  const [left, setLeft] = useState<string | null>(null);
  const isGoingOn = run.data !== undefined && !isRunOver(run.data.status);

  useEffect(() => {
    if (!isGoingOn) return;
    const failed = new Map<number, JobChange>();
    let latest: RunStatus | null = null;
    let began: Mark | null = null;
    let isShown = true;
    const drawing = oncePerFrame(() => {
      if (latest !== null) {
        keep(client, latest);
        const now = Date.now();
        began ??= { at: now, done: settledCount(latest) };
        const milliseconds = timeLeft(latest, began, now);
        setLeft(milliseconds === null ? null : runCopy.left(milliseconds));
      }
      if (!isShown) setFailures([...failed.values()]);
      isShown = true;
    });
    const stop = followSharedRun(runId, {
      onUpdate: ({ changes, ...status }) => {
        latest = status;
        if (noteFailures(failed, changes ?? [])) isShown = false;
        drawing.ask();
      },
      onLink: setLink,
      onComplete: ({ changes, ...status }) => {
        latest = status;
        if (noteFailures(failed, changes ?? [])) isShown = false;
        drawing.now();
        setLink("live");
        forgetWhatTheRunChanged(client);
      },
    });
    return () => {
      drawing.stop();
      stop();
    };
  }, [client, runId, isGoingOn]);

  return { run, link, failures, left };
}

function keep(client: QueryClient, status: RunStatus): void {
  const { companies: _, ...line } = status;
  client.setQueryData(runOptions(status.run_id).queryKey, status);
  client.setQueryData(runsOptions.queryKey, (runs) =>
    runs?.map((run) => (run.run_id === status.run_id ? line : run)),
  );
}
