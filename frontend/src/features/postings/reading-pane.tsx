/** The posting that is being read beside the list. Each posting is found again where one left off reading it. */
import { useQuery } from "@tanstack/react-query";
import { lazy, type RefObject, Suspense, type UIEvent, useLayoutEffect, useRef } from "react";
import type { JobDetail } from "@/api/types";
import { postingsCopy } from "@/features/postings/copy";
import { postingCopy } from "@/features/postings/posting-copy";
import { jobOptions } from "@/features/postings/queries";
import classes from "@/features/postings/reading-pane.module.css";
import type { ListActions } from "@/features/postings/use-list-actions";
import { Problem } from "@/lib/problem";
import { ErrorState, LoadingRows } from "@/ui/states";

const OpenPosting = lazy(async () => ({
  default: (await import("@/features/postings/open-posting")).OpenPosting,
}));

interface ReadingPaneProps {
  id: number | null;
  pane: RefObject<HTMLElement | null>;
  actions: ListActions;
  onHide: (job: JobDetail) => void;
  onClose: () => void;
}

export function ReadingPane({ id, pane, actions, onHide, onClose }: ReadingPaneProps) {
  const job = useQuery({ ...jobOptions(id ?? 0), enabled: id !== null });
  const noteScroll = useKeptScroll(pane, id, job.isSuccess);
  return (
    <section
      ref={pane}
      className={classes.pane}
      aria-label={postingsCopy.pane}
      aria-busy={(id !== null && job.isPending) || undefined}
      tabIndex={-1}
      onScroll={noteScroll}
    >
      {id === null && <p className={classes.empty}>{postingsCopy.paneEmpty}</p>}
      {id !== null && job.isPending && <LoadingRows label={postingCopy.loading} rows={8} />}
      {id !== null && job.isError && <PaneError error={job.error} onRetry={job.refetch} />}
      {id !== null && job.isSuccess && (
        <Suspense fallback={<LoadingRows label={postingCopy.loading} rows={8} />}>
          <OpenPosting
            key={id}
            job={job.data}
            actions={actions}
            onHide={() => onHide(job.data)}
            onClose={onClose}
          />
        </Suspense>
      )}
    </section>
  );
}

function PaneError({ error, onRetry }: { error: Error; onRetry: () => unknown }) {
  const isMissing = error instanceof Problem && error.status === 404;
  if (isMissing) return <ErrorState failed={postingCopy.missing} />;
  return <ErrorState failed={postingCopy.failed} error={error} onRetry={() => void onRetry()} />;
}

function useKeptScroll(pane: RefObject<HTMLElement | null>, id: number | null, isThere: boolean) {
  const tops = useRef(new Map<number, number>());
  useLayoutEffect(() => {
    if (pane.current !== null && id !== null && isThere) {
      pane.current.scrollTop = tops.current.get(id) ?? 0;
    }
  }, [pane, id, isThere]);
  return (event: UIEvent<HTMLElement>) => {
    if (id !== null && isThere && event.target === event.currentTarget) {
      tops.current.set(id, event.currentTarget.scrollTop);
    }
  };
}
