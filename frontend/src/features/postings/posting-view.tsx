/** One posting whole: its life in a line, what happened to it, and three tabs. The same in the pane and on its page. */
import { Tabs } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { JobDetail } from "@/api/types";
import { AtCompany } from "@/features/postings/at-company";
import { evidenceLine } from "@/features/postings/evidence";
import { JobChanges } from "@/features/postings/job-changes";
import { JobFacts } from "@/features/postings/job-facts";
import { JobText } from "@/features/postings/job-text";
import { postingCopy } from "@/features/postings/posting-copy";
import classes from "@/features/postings/posting-view.module.css";
import { PutUpBefore } from "@/features/postings/reposts";
import type { ListActions } from "@/features/postings/use-list-actions";
import { useNow } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { stageOf } from "@/lib/stages";
import { asSentence } from "@/lib/text";
import { Moment } from "@/ui/age";
import { Notice } from "@/ui/notice";
import { StageMark } from "@/ui/stage-mark";

/** As many earlier applications as are named above the tabs; all of them stand in the last one. */
const MOST_NAMED = 3;

export type SectionHeading = "h2" | "h3";

interface PostingViewProps {
  job: JobDetail;
  heading: SectionHeading;
  actions: ListActions;
}

export function PostingView({ job, heading, actions }: PostingViewProps) {
  const now = useNow();
  useNoteSeen(job, actions);
  const { tabs } = postingCopy;
  return (
    <>
      <p className={classes.evidence}>{evidenceLine(job, now)}</p>
      <PutUpBefore job={job} />
      <PostingNotices job={job} />
      <Tabs defaultValue="posting" keepMounted={false} color="var(--accent)">
        <Tabs.List aria-label={tabs.label}>
          <Tabs.Tab value="posting">{tabs.posting}</Tabs.Tab>
          <Tabs.Tab value="changes">{tabs.changes(job.evidence.edits)}</Tabs.Tab>
          <Tabs.Tab value="company">{tabs.company}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="posting" className={classes.panel}>
          <div className={classes.columns}>
            <JobFacts job={job} heading={heading} />
            <JobText job={job} heading={heading} />
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="changes" className={classes.panel}>
          <JobChanges job={job} heading={heading} />
        </Tabs.Panel>
        <Tabs.Panel value="company" className={classes.panel}>
          <AtCompany job={job} heading={heading} actions={actions} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

/** Once for each posting that is opened, so that one can mark it as not seen while it is open. */
function useNoteSeen({ id, seen }: JobDetail, { noteSeen }: ListActions): void {
  const noted = useRef<number | null>(null);
  useEffect(() => {
    if (noted.current === id) return;
    noted.current = id;
    if (!seen) noteSeen(id);
  }, [id, seen, noteSeen]);
}

/** What its own page said when it went; that the board shows it no more has been said already. */
function ownPageSays(reason: string | null): string {
  return reason === null || reason.startsWith("No longer on") ? "" : asSentence(reason);
}

/** Whether one has applied here before is what one wants to know before one does. */
function AlreadyHere({ job }: { job: JobDetail }) {
  const others = job.at_company.applications.filter(({ id }) => id !== job.application?.id);
  const [first, ...rest] = [...others].sort((one, other) => Number(other.near) - Number(one.near));
  if (first === undefined) return null;
  return (
    <Notice tone={first.near ? "warn" : "plain"}>
      {postingCopy.alreadyHere}
      <ul className={classes.here}>
        {[first, ...rest].slice(0, MOST_NAMED).map(({ id, title, stage, near, since }) => (
          <li key={id}>
            <Link to={paths.application(id)}>{title}</Link>, {near && `${postingCopy.nearSame} `}
            <StageMark stage={stageOf(stage)} /> {postingCopy.company.since}{" "}
            <Moment at={since} asDate />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function PostingNotices({ job }: { job: JobDetail }) {
  return (
    <>
      {job.status === "closed" && (
        <Notice tone="warn">
          {postingCopy.closed} <Moment at={job.closed_at} asDate />
          {". "}
          {ownPageSays(job.closed_reason)} {postingCopy.savedCopy}
        </Notice>
      )}
      {job.state === "error" && (
        <Notice tone="danger">{postingCopy.failedPosting(job.error_message)}</Notice>
      )}
      <AlreadyHere job={job} />
      {job.hidden && (
        <Notice tone="plain">
          {job.company_hidden
            ? postingCopy.isCompanyHidden(job.company_name)
            : postingCopy.isHidden}
        </Notice>
      )}
    </>
  );
}
