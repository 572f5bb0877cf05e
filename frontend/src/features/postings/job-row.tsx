/** One posting in the list: its age, title, company, places, pay and marks. */
import { memo } from "react";
import type { JobItem } from "@/api/types";
import { postingsCopy } from "@/features/postings/copy";
import classes from "@/features/postings/job-row.module.css";
import { payWords } from "@/features/postings/pay";
import { modeWords } from "@/features/postings/stated-words";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { AgeGutter } from "@/ui/age";
import { uiCopy } from "@/ui/copy";
import { ChangedMark, ClosedMark, NewMark } from "@/ui/marks";

export const JobRow = memo(function JobRow({ job }: { job: JobItem }) {
  const facts = [job.company_name, placesText(job.places), modeWords(job.mode)].filter(Boolean);
  return (
    <>
      <AgeGutter at={job.posted_at ?? job.first_seen_at} />
      <div className={classes.body}>
        <div className={classes.head}>
          <Link to={paths.job(job.id)} className={classes.title}>
            {job.title}
          </Link>
          {job.new && <NewMark />}
          {job.changed && <ChangedMark />}
          {job.status === "closed" && <ClosedMark />}
        </div>
        <p className={classes.facts}>{facts.join(" · ")}</p>
        <JobTrouble job={job} />
      </div>
      <p className={classes.pay} data-unknown={job.pay === null || undefined} title={job.pay?.text}>
        {job.pay === null ? uiCopy.unknown : payWords(job.pay)}
      </p>
    </>
  );
});

function JobTrouble({ job }: { job: JobItem }) {
  if (job.state === "error") {
    return <p className={classes.trouble}>{postingsCopy.failedPosting(job.error_message)}</p>;
  }
  if (job.state === "pending" || job.state === "crawled") {
    return <p className={classes.facts}>{postingsCopy.waiting}</p>;
  }
  return null;
}

const PLACES_SHOWN = 3;

function placesText(places: readonly string[]): string {
  const shown = places.slice(0, PLACES_SHOWN).join("; ");
  return places.length > PLACES_SHOWN ? `${shown} and ${places.length - PLACES_SHOWN} more` : shown;
}
