/** One posting: what it says, the facts taken from it, and how long it has been there. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { JobDetail } from "@/api/types";
import { postingsCopy } from "@/features/postings/copy";
import { evidenceLine } from "@/features/postings/evidence";
import { JobFacts } from "@/features/postings/job-facts";
import classes from "@/features/postings/job-page.module.css";
import { JobText } from "@/features/postings/job-text";
import { JobVersions } from "@/features/postings/job-versions";
import { jobOptions } from "@/features/postings/queries";
import { useNow } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { Problem } from "@/lib/problem";
import { Link, useParams } from "@/lib/router";
import { asSentence, linkTarget } from "@/lib/text";
import { Moment } from "@/ui/age";
import { ChangedMark, NewMark } from "@/ui/marks";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import { useShortcuts } from "@/ui/shortcuts";
import { ErrorState, LoadingRows } from "@/ui/states";
import { OutLink } from "@/ui/text-link";

export function JobPage() {
  const id = Number(useParams().id);
  const isId = Number.isSafeInteger(id) && id > 0;
  const job = useQuery({ ...jobOptions(id), enabled: isId });
  if (job.isSuccess) return <Posting job={job.data} />;
  const isMissing = !isId || (job.error instanceof Problem && job.error.status === 404);
  return (
    <Page heading={postingsCopy.posting}>
      {isMissing && <ErrorState failed={postingsCopy.postingMissing} />}
      {!isMissing && job.isError && (
        <ErrorState
          failed={postingsCopy.postingFailed}
          error={job.error}
          onRetry={() => void job.refetch()}
        />
      )}
      {!isMissing && job.isPending && <LoadingRows label={postingsCopy.postingLoading} rows={8} />}
      <Link to={paths.jobs}>{postingsCopy.toList}</Link>
    </Page>
  );
}

function Posting({ job }: { job: JobDetail }) {
  const now = useNow();
  return (
    <Page
      heading={job.title}
      title={`${job.title} · ${job.company_name}`}
      sentence={
        <span className={classes.sentence}>
          {job.company_name}
          {job.new && <NewMark />}
          {job.changed && <ChangedMark />}
        </span>
      }
      actions={<PostingActions job={job} />}
    >
      <p className={classes.evidence}>{evidenceLine(job, now)}</p>
      <PostingNotices job={job} />
      <div className={classes.columns}>
        <div className={classes.facts}>
          <JobFacts job={job} />
        </div>
        <section className={classes.text} aria-labelledby="description">
          <h2 id="description">{postingsCopy.description}</h2>
          <JobText job={job} />
        </section>
        <div className={classes.versions}>
          <JobVersions versions={job.versions} />
        </div>
      </div>
    </Page>
  );
}

function PostingActions({ job }: { job: JobDetail }) {
  const target = linkTarget(job.url);
  const link = useRef<HTMLAnchorElement>(null);
  useShortcuts({ o: () => link.current?.click() });
  return (
    <>
      {target !== null && (
        <Button
          ref={link}
          component="a"
          href={target}
          target="_blank"
          rel="noopener noreferrer nofollow"
        >
          {postingsCopy.openPosting}
        </Button>
      )}
      {job.apply_url !== null && job.apply_url !== job.url && (
        <OutLink href={job.apply_url}>{postingsCopy.apply}</OutLink>
      )}
    </>
  );
}

/** What its own page said when it went; that the board shows it no more has been said already. */
function ownPageSays(reason: string | null): string {
  return reason === null || reason.startsWith("No longer on") ? "" : asSentence(reason);
}

function PostingNotices({ job }: { job: JobDetail }) {
  return (
    <>
      {job.status === "closed" && (
        <Notice tone="warn">
          {postingsCopy.closed} <Moment at={job.closed_at} asDate />
          {". "}
          {ownPageSays(job.closed_reason)} {postingsCopy.savedCopy}
        </Notice>
      )}
      {job.state === "error" && (
        <Notice tone="danger">{postingsCopy.failedPosting(job.error_message)}</Notice>
      )}
    </>
  );
}
