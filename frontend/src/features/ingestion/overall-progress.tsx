/** The bar over a whole run, whose numbers stand in the sentence above it. */
import { Progress } from "@mantine/core";
import { settledCount } from "@/api/run-states";
import type { RunStatus } from "@/api/types";
import { runCopy } from "@/features/ingestion/copy";
import classes from "@/features/ingestion/overall-progress.module.css";
import { percent } from "@/lib/count";

export function OverallProgress({ run }: { run: RunStatus }) {
  const done = settledCount(run);
  const text = runCopy.done(done, run.total);
  return (
    <div className={classes.progress}>
      <Progress.Root size={8} radius={0} className={classes.bar}>
        <Progress.Section
          value={percent(done, run.total)}
          color="var(--accent)"
          aria-label={runCopy.overall}
          aria-valuetext={text}
        />
      </Progress.Root>
    </div>
  );
}
