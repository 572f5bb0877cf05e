/** The latest runs and what each brought. */
import { useQuery } from "@tanstack/react-query";
import type { RunLine } from "@/api/types";
import { dockCopy, runCopy } from "@/features/ingestion/copy";
import { runsOptions } from "@/features/ingestion/queries";
import classes from "@/features/ingestion/recent-runs.module.css";
import { formatCount } from "@/lib/count";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { AgeGutter } from "@/ui/age";
import { ErrorState, LoadingRows } from "@/ui/states";

export function RecentRuns() {
  const runs = useQuery(runsOptions);
  return (
    <section aria-labelledby="recent-runs" className={classes.section}>
      <h2 id="recent-runs">{dockCopy.recent}</h2>
      {runs.isPending && <LoadingRows label={dockCopy.recent} rows={2} />}
      {runs.isLoadingError && (
        <ErrorState
          failed={dockCopy.loadFailed}
          error={runs.error}
          onRetry={() => void runs.refetch()}
        />
      )}
      {runs.data?.length === 0 && <p>{dockCopy.none}</p>}
      {runs.data !== undefined && runs.data.length > 0 && (
        <ul className={classes.list}>
          {runs.data.map((run) => (
            <PastRun key={run.run_id} run={run} />
          ))}
        </ul>
      )}
    </section>
  );
}

function PastRun({ run }: { run: RunLine }) {
  return (
    <li className={classes.row}>
      <AgeGutter at={run.created_at} />
      <Link to={paths.run(run.run_id)}>{dockCopy.run(run.run_id)}</Link>
      <span>{runCopy.states[run.status]}</span>
      <span className={classes.numbers}>
        {`${formatCount(run.new)} new, ${formatCount(run.changed)} changed`}
        {run.error > 0 && `, ${runCopy.errors(run.error)}`}
      </span>
    </li>
  );
}
