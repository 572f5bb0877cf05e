/** The run that is going on, or the last one, within reach on every screen. */
import { useQuery } from "@tanstack/react-query";
import { isRunOver, settledCount } from "@/api/run-states";
import type { RunLine } from "@/api/types";
import { dockCopy, runCopy } from "@/features/ingestion/copy";
import { runsOptions } from "@/features/ingestion/queries";
import classes from "@/features/ingestion/run-dock.module.css";
import { percent } from "@/lib/count";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { Moment } from "@/ui/age";

export function RunDock() {
  const runs = useQuery(runsOptions);
  const newest = runs.data?.[0];
  return (
    <div className={classes.dock}>
      {newest !== undefined &&
        (isRunOver(newest.status) ? <LastRun run={newest} /> : <LiveRun run={newest} />)}
    </div>
  );
}

function LastRun({ run }: { run: RunLine }) {
  return (
    <>
      <Link to={paths.run(run.run_id)}>{dockCopy.last}</Link>{" "}
      <span className={classes.detail}>
        <Moment at={run.finished_at ?? run.created_at} />
      </span>
    </>
  );
}

function LiveRun({ run }: { run: RunLine }) {
  const done = settledCount(run);
  return (
    <>
      <Link to={paths.run(run.run_id)}>
        {dockCopy.run(run.run_id)} <span className={classes.aside}>{dockCopy.goingOn}</span>
      </Link>
      <span className={classes.bar} data-bar="" aria-hidden="true">
        <span style={{ width: `${percent(done, run.total)}%` }} />
      </span>
      {run.total > 0 && <span className={classes.detail}>{runCopy.done(done, run.total)}</span>}
    </>
  );
}
