/** The first few of what the last run brought. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { NO_FILTERS } from "@/api/job-search";
import { jobsOptions } from "@/features/postings/queries";
import { todayCopy } from "@/features/today/copy";
import classes from "@/features/today/today.module.css";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { AgeGutter } from "@/ui/age";
import { NewMark } from "@/ui/marks";
import { ErrorState, LoadingRows } from "@/ui/states";

const SHOWN = 5;

export const newPostingsOptions = jobsOptions({ ...NO_FILTERS, new: true });

export const NEW_POSTINGS = `${paths.jobs}?new=true`;

export function NewPostings() {
  const jobs = useInfiniteQuery(newPostingsOptions);
  const first = jobs.data?.pages[0];
  return (
    <section aria-labelledby="new-postings" className={classes.section}>
      <h2 id="new-postings">{todayCopy.fresh}</h2>
      {jobs.isPending && <LoadingRows label={todayCopy.freshLoading} rows={3} />}
      {jobs.isLoadingError && (
        <ErrorState
          failed={todayCopy.freshFailed}
          error={jobs.error}
          onRetry={() => void jobs.refetch()}
        />
      )}
      {first?.items.length === 0 && <p className={classes.none}>{todayCopy.freshNone}</p>}
      {first !== undefined && first.items.length > 0 && (
        <>
          <ul className={classes.list}>
            {first.items.slice(0, SHOWN).map((job) => (
              <li key={job.id} className={classes.posting}>
                <AgeGutter at={job.posted_at ?? job.first_seen_at} />
                <div>
                  <Link to={paths.job(job.id)} className={classes.title}>
                    {job.title}
                  </Link>
                  {job.new && !job.seen && <NewMark />}
                  <p className={classes.facts}>
                    {[job.company_name, job.places[0]].filter(Boolean).join(" · ")}
                  </p>
                </div>
              </li>
            ))}
          </ul>
          {first.total.count > SHOWN && (
            <Link to={NEW_POSTINGS} className={classes.all}>
              {todayCopy.freshAll(first.total.count)}
            </Link>
          )}
        </>
      )}
    </section>
  );
}
