/** One posting with the page to itself. */
import { useQuery } from "@tanstack/react-query";
import type { JobDetail } from "@/api/types";
import classes from "@/features/postings/job-page.module.css";
import { PostingActions, usePostingKeys } from "@/features/postings/posting-actions";
import { postingCopy } from "@/features/postings/posting-copy";
import { PostingView } from "@/features/postings/posting-view";
import { jobOptions } from "@/features/postings/queries";
import { useListActions } from "@/features/postings/use-list-actions";
import { paths } from "@/lib/paths";
import { Problem } from "@/lib/problem";
import { Link, useLocation, useNavigate, useParams } from "@/lib/router";
import { ChangedMark, NewMark } from "@/ui/marks";
import { Page } from "@/ui/page";
import { ErrorState, LoadingRows } from "@/ui/states";

export function JobPage() {
  const id = Number(useParams().id);
  const isId = Number.isSafeInteger(id) && id > 0;
  const job = useQuery({ ...jobOptions(id), enabled: isId });
  if (job.isSuccess) return <Posting key={id} job={job.data} />;
  const isMissing = !isId || (job.error instanceof Problem && job.error.status === 404);
  return (
    <Page heading={postingCopy.posting}>
      {isMissing && <ErrorState failed={postingCopy.missing} />}
      {!isMissing && job.isError && (
        <ErrorState
          failed={postingCopy.failed}
          error={job.error}
          onRetry={() => void job.refetch()}
        />
      )}
      {!isMissing && job.isPending && <LoadingRows label={postingCopy.loading} rows={8} />}
      <BackToList />
    </Page>
  );
}

function Posting({ job }: { job: JobDetail }) {
  const actions = useListActions();
  const navigate = useNavigate();
  const back = useWayBack();
  const hide = () => {
    if (job.hidden) actions.unhide([job.id]);
    else actions.hide([job]);
  };
  usePostingKeys(job, hide, () => void navigate(back));
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
      actions={<PostingActions job={job} actions={actions} onHide={hide} />}
    >
      <PostingView job={job} heading="h2" actions={actions} />
      <BackToList />
    </Page>
  );
}

function BackToList() {
  return <Link to={useWayBack()}>{postingCopy.toList}</Link>;
}

/** The list as it was when the posting was opened from it. */
function useWayBack(): string {
  const state: unknown = useLocation().state;
  const isFromList = typeof state === "object" && state !== null && "cameFrom" in state;
  return isFromList ? `${paths.jobs}${String(state.cameFrom)}` : paths.jobs;
}
