/** What can be done about one posting: to its company's page, out of the list and back, its saved page. */
import { Button } from "@mantine/core";
import type { MouseEvent } from "react";
import { fetchSavedPage, rawAddress } from "@/api/endpoints";
import type { JobDetail } from "@/api/types";
import { postingsCopy } from "@/features/postings/copy";
import classes from "@/features/postings/posting-actions.module.css";
import { postingCopy } from "@/features/postings/posting-copy";
import { useDownload } from "@/features/postings/use-download";
import type { ListActions } from "@/features/postings/use-list-actions";
import { useSaving } from "@/features/postings/use-saving";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { stageOf } from "@/lib/stages";
import { linkTarget } from "@/lib/text";
import { useShortcuts } from "@/ui/shortcuts";
import { StageMark } from "@/ui/stage-mark";
import { OutLink } from "@/ui/text-link";

interface PostingActionsProps {
  job: JobDetail;
  actions: ListActions;
  onHide: () => void;
}

export function PostingActions({ job, actions, onHide }: PostingActionsProps) {
  const target = linkTarget(job.url);
  const { actions: copy } = postingsCopy;
  const save = useSaving();
  return (
    <div className={classes.actions}>
      {job.application === null ? (
        <Button onClick={() => save(job)}>{postingCopy.save}</Button>
      ) : (
        <Link to={paths.application(job.application.id)} className={classes.application}>
          <StageMark stage={stageOf(job.application.stage)} />
        </Link>
      )}
      {target !== null && (
        <Button
          component="a"
          variant="default"
          href={target}
          target="_blank"
          rel="noopener noreferrer nofollow"
        >
          {postingCopy.open}
        </Button>
      )}
      {!job.company_hidden && (
        <Button variant="default" onClick={onHide}>
          {job.hidden ? copy.unhide : copy.hide}
        </Button>
      )}
      {job.seen && (
        <Button variant="default" onClick={() => actions.unsee([job.id])}>
          {copy.unsee}
        </Button>
      )}
      {job.apply_url !== null && job.apply_url !== job.url && (
        <OutLink href={job.apply_url}>{postingCopy.apply}</OutLink>
      )}
      {job.has_raw && <SavedPage id={job.id} />}
    </div>
  );
}

/** A click asks for it as everything is asked for, with a session that is renewed and words for what fails. */
function SavedPage({ id }: { id: number }) {
  const save = useDownload();
  function onClick(event: MouseEvent): void {
    event.preventDefault();
    save(() => fetchSavedPage(id));
  }
  return (
    <a href={rawAddress(id)} download onClick={onClick}>
      {postingCopy.raw}
    </a>
  );
}

/** The keys of a posting that has the page to itself. */
export function usePostingKeys(job: JobDetail, onHide: () => void, onBack: () => void): void {
  const save = useSaving();
  useShortcuts({
    s: () => save(job),
    o: () => {
      const target = linkTarget(job.url);
      if (target !== null) window.open(target, "_blank", "noopener,noreferrer");
    },
    h: onHide,
    Escape: onBack,
  });
}
