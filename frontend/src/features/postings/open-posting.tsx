/** The posting in the reading pane: its head, what can be done about it, and its tabs. */
import type { JobDetail } from "@/api/types";
import { postingsCopy } from "@/features/postings/copy";
import classes from "@/features/postings/open-posting.module.css";
import { PostingActions } from "@/features/postings/posting-actions";
import { postingCopy } from "@/features/postings/posting-copy";
import { PostingView } from "@/features/postings/posting-view";
import type { ListActions } from "@/features/postings/use-list-actions";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { ChangedMark, NewMark } from "@/ui/marks";

interface OpenPostingProps {
  job: JobDetail;
  actions: ListActions;
  onHide: () => void;
  onClose: () => void;
}

export function OpenPosting({ job, actions, onHide, onClose }: OpenPostingProps) {
  return (
    <>
      <PaneHead job={job} onClose={onClose} />
      <PostingActions job={job} actions={actions} onHide={onHide} />
      <PostingView job={job} heading="h3" actions={actions} />
    </>
  );
}

function PaneHead({ job, onClose }: { job: JobDetail; onClose: () => void }) {
  return (
    <header className={classes.head}>
      <div>
        <h2 className={classes.title}>{job.title}</h2>
        <p className={classes.company}>
          {job.company_name}
          {job.new && <NewMark />}
          {job.changed && <ChangedMark />}
          <Link to={paths.job(job.id)}>{postingCopy.wholePage}</Link>
        </p>
      </div>
      <button type="button" className={classes.close} onClick={onClose}>
        {postingsCopy.closePane}
      </button>
    </header>
  );
}
