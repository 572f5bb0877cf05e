/** The postings found, as many as there may be: loaded page by page as their end comes near. */
import { Button } from "@mantine/core";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode, RefObject } from "react";
import type { JobItem, JobPage } from "@/api/types";
import { postingsCopy } from "@/features/postings/copy";
import classes from "@/features/postings/job-list.module.css";
import { JobRow, type RowWays } from "@/features/postings/job-row";
import { LongList } from "@/ui/long-list";
import { ErrorState, LoadingRows } from "@/ui/states";

const ROW_HEIGHT = 84;
const LOADING_ROWS = 12;

type Jobs = UseInfiniteQueryResult<InfiniteData<JobPage>>;

interface JobListProps extends RowWays {
  jobs: Jobs;
  items: readonly JobItem[];
  reading: number | null;
  selected: ReadonlySet<number>;
  list: RefObject<HTMLUListElement | null>;
  /** What stands here when nothing was found. */
  nothing: ReactNode;
}

export function JobList({ jobs, items, reading, selected, list, nothing, ...ways }: JobListProps) {
  const total = jobs.data?.pages[0]?.total;
  if (jobs.isPending) return <LoadingRows label={postingsCopy.loading} rows={LOADING_ROWS} />;
  if (jobs.isLoadingError) {
    return (
      <ErrorState
        failed={postingsCopy.failed}
        error={jobs.error}
        safe={postingsCopy.safe}
        onRetry={() => void jobs.refetch()}
      />
    );
  }
  if (items.length === 0) return nothing;
  return (
    <div data-stale={jobs.isPlaceholderData || undefined} className={classes.found}>
      <LongList
        name="postings"
        ref={list}
        rows={items}
        keyOf={(job) => job.id}
        rowHeight={ROW_HEIGHT}
        total={total === undefined || total.capped ? -1 : Math.max(total.count, items.length)}
        onNearEnd={() => {
          const mayAsk = jobs.hasNextPage && !jobs.isFetching && !jobs.isFetchNextPageError;
          if (mayAsk) void jobs.fetchNextPage();
        }}
        className={classes.list}
        label={postingsCopy.list}
        isBusy={jobs.isPlaceholderData}
        attributesOf={(job) => ({
          className: classes.row,
          "data-new": (job.new && !job.seen) || undefined,
          "data-read": job.id === reading || undefined,
          "data-job": job.id,
        })}
      >
        {(job) => (
          <JobRow
            job={job}
            isRead={job.id === reading}
            isSelected={selected.has(job.id)}
            {...ways}
          />
        )}
      </LongList>
      <MoreJobs jobs={jobs} shown={items.length} />
    </div>
  );
}

function MoreJobs({ jobs, shown }: { jobs: Jobs; shown: number }) {
  return (
    <div className={classes.more}>
      {jobs.isFetchNextPageError && (
        <ErrorState
          failed={postingsCopy.failedMore}
          error={jobs.error}
          safe={postingsCopy.safeMore}
        />
      )}
      <span role="status">{postingsCopy.shown(shown)}</span>
      {jobs.hasNextPage && (
        <Button
          variant="default"
          aria-disabled={jobs.isFetchingNextPage}
          onClick={() => {
            if (!jobs.isFetchingNextPage) void jobs.fetchNextPage();
          }}
        >
          {jobs.isFetchingNextPage ? postingsCopy.loadingMore : postingsCopy.more}
        </Button>
      )}
    </div>
  );
}
