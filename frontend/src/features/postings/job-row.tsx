/** One posting in the list: its age, title, company, places, pay and marks, and the box that selects it. */
import { type MouseEvent, memo } from "react";
import type { JobItem } from "@/api/types";
import { postingsCopy } from "@/features/postings/copy";
import classes from "@/features/postings/job-row.module.css";
import { payWords } from "@/features/postings/pay";
import { modeWords } from "@/features/postings/stated-words";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { stageOf } from "@/lib/stages";
import { AgeGutter } from "@/ui/age";
import { ChangedMark, ClosedMark, NewMark, PlainMark, RepostedMark } from "@/ui/marks";
import { StageMark } from "@/ui/stage-mark";

export interface RowWays {
  /** The search that the posting's own page leads back to. */
  cameFrom: string;
  /** Shows the posting beside the list; null where there is no room for it. */
  onOpen: ((id: number, byKeyboard: boolean) => void) | null;
  onSelect: (id: number) => void;
}

interface JobRowProps extends RowWays {
  job: JobItem;
  isRead: boolean;
  isSelected: boolean;
}

export const JobRow = memo(function JobRow(props: JobRowProps) {
  const { job, isRead, isSelected, cameFrom, onOpen, onSelect } = props;
  const facts = [job.company_name, placesText(job.places), modeWords(job.mode)].filter(Boolean);

  function open(event: MouseEvent<HTMLAnchorElement>): void {
    const isForTheBrowser = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (onOpen === null || isForTheBrowser || event.button !== 0) return;
    event.preventDefault();
    onOpen(job.id, event.detail === 0);
  }

  return (
    <>
      <AgeGutter at={job.posted_at ?? job.first_seen_at} />
      <div className={classes.body}>
        <div className={classes.head}>
          <Link
            to={paths.job(job.id)}
            state={{ cameFrom }}
            className={classes.title}
            data-seen={job.seen || undefined}
            aria-current={isRead || undefined}
            onClick={open}
          >
            {job.title}
          </Link>
          {job.new && !job.seen && <NewMark />}
          {job.changed && <ChangedMark />}
          {job.reposted && <RepostedMark />}
          {job.status === "closed" && <ClosedMark />}
          {job.hidden && <PlainMark>{postingsCopy.mine.hidden}</PlainMark>}
          {job.application !== null && <StageMark stage={stageOf(job.application.stage)} />}
        </div>
        <p className={classes.facts}>{facts.join(" · ")}</p>
        <JobTrouble job={job} />
      </div>
      <p className={classes.pay} data-unknown={job.pay === null || undefined} title={job.pay?.text}>
        {job.pay === null ? postingsCopy.payUnknown : payWords(job.pay)}
      </p>
      <label className={classes.select}>
        <input
          type="checkbox"
          aria-label={postingsCopy.select(job.title)}
          checked={isSelected}
          onChange={() => onSelect(job.id)}
        />
      </label>
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
