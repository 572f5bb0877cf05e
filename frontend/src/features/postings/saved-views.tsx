/** The searches that are kept under a name, each with how many the last run brought to it. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useId, useState } from "react";
import type { SavedView } from "@/api/types";
import { viewsOptions } from "@/features/postings/queries";
import classes from "@/features/postings/saved-views.module.css";
import { useDeleteView } from "@/features/postings/use-views";
import { viewCopy } from "@/features/postings/view-copy";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { ErrorState } from "@/ui/states";

const ViewFeed = lazy(async () => ({
  default: (await import("@/features/postings/view-feed")).ViewFeed,
}));

interface SavedViewsProps {
  /** The search in the address now, as a view would keep it. */
  query: string;
  onOpen: () => void;
}

export function SavedViews({ query, onOpen }: SavedViewsProps) {
  const views = useQuery(viewsOptions);
  const remove = useDeleteView();
  const headingId = useId();
  const [feedOf, setFeedOf] = useState<SavedView | null>(null);
  return (
    <section className={classes.views} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.heading}>
        {viewCopy.heading}
      </h2>
      {views.isError && (
        <ErrorState
          failed={viewCopy.failed}
          error={views.error}
          onRetry={() => void views.refetch()}
        />
      )}
      {views.data?.length === 0 && <p className={classes.none}>{viewCopy.none}</p>}
      <ul className={classes.list}>
        {views.data?.map((view) => (
          <li key={view.id}>
            <Link
              to={`${paths.jobs}?${view.query}`}
              aria-current={view.query === query ? "true" : undefined}
              onClick={onOpen}
            >
              {view.name}
            </Link>
            {view.new > 0 && <span className={classes.new}>{viewCopy.newOnes(view.new)}</span>}
            <button
              type="button"
              aria-label={viewCopy.feedOf(view.name)}
              title={viewCopy.feedOf(view.name)}
              onClick={() => setFeedOf(view)}
            >
              <FeedIcon />
            </button>
            <button
              type="button"
              aria-label={viewCopy.remove(view.name)}
              title={viewCopy.remove(view.name)}
              onClick={() => remove(view)}
            >
              <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>
        {feedOf !== null && <ViewFeed view={feedOf} onClose={() => setFeedOf(null)} />}
      </Suspense>
    </section>
  );
}

function FeedIcon() {
  return (
    <svg width="16" height="16" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <path
        d="M4 9.5a4.5 4.5 0 0 1 4.5 4.5M4 5a9 9 0 0 1 9 9M4.7 13.3h.01"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </svg>
  );
}
