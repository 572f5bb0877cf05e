/** The bar over a whole run, whose numbers stand in the sentence above it. */
import { settledCount } from "@/api/run-states";
import type { RunStatus } from "@/api/types";
import { runCopy } from "@/features/ingestion/copy";
import classes from "@/features/ingestion/overall-progress.module.css";
import { percent } from "@/lib/count";

export function OverallProgress({ run }: { run: RunStatus }) {
  const done = settledCount(run);
  return (
    <progress
      className={classes.progress}
      max={100}
      value={percent(done, run.total)}
      aria-label={runCopy.overall}
      aria-valuetext={runCopy.done(done, run.total)}
    />
  );
}
