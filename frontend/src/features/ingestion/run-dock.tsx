/** The run that is going on, or the last one, within reach on every screen. */
import { useQuery } from "@tanstack/react-query";
import { isRunOver, settledCount } from "@/api/run-states";
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
  if (newest === undefined) return null;
  if (isRunOver(newest.status)) {
    return (
      <p className={classes.dock}>
        <Link to={paths.run(newest.run_id)}>{dockCopy.last}</Link>{" "}
        <Moment at={newest.finished_at ?? newest.created_at} />
      </p>
    );
  }
  const done = settledCount(newest);
  return (
    <div className={classes.dock}>
      <Link to={paths.run(newest.run_id)}>{dockCopy.running(newest.run_id)}</Link>
      <span className={classes.bar} aria-hidden="true">
        <span style={{ width: `${percent(done, newest.total)}%` }} />
      </span>
      {newest.total > 0 && <span>{runCopy.done(done, newest.total)}</span>}
    </div>
  );
}
