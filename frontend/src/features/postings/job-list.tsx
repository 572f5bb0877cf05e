/** The postings found, as many as there may be: loaded page by page as their end comes near. */
import { Button } from "@mantine/core";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import type { JobItem, JobPage } from "@/api/types";
import { postingsCopy } from "@/features/postings/copy";
import classes from "@/features/postings/job-list.module.css";
import { JobRow } from "@/features/postings/job-row";
import { useRowKeys } from "@/features/postings/use-row-keys";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { LongList } from "@/ui/long-list";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";

const ROW_HEIGHT = 66;
const LOADING_ROWS = 12;
const NO_PAGES: JobPage[] = [];

type Jobs = UseInfiniteQueryResult<InfiniteData<JobPage>>;

interface JobListProps {
  jobs: Jobs;
  filtered: boolean;
  onClear: () => void;
}

export function JobList({ jobs, filtered, onClear }: JobListProps) {
  const list = useRowKeys();
  const pages = jobs.data?.pages ?? NO_PAGES;
  const items = useMemo(() => pages.flatMap((page) => page.items), [pages]);
  const total = pages[0]?.total;
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
  if (items.length === 0) return <NothingListed filtered={filtered} onClear={onClear} />;
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
        attributesOf={rowAttributes}
      >
        {(job) => <JobRow job={job} />}
      </LongList>
      <MoreJobs jobs={jobs} shown={items.length} />
    </div>
  );
}

function rowAttributes(job: JobItem) {
  return { className: classes.row, "data-new": job.new || undefined };
}

function NothingListed({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered) {
    const clear = (
      <Button variant="default" onClick={onClear}>
        {postingsCopy.clear}
      </Button>
    );
    return <EmptyState action={clear}>{postingsCopy.noMatch}</EmptyState>;
  }
  const choose = (
    <Button component={Link} to={paths.sources}>
      {postingsCopy.chooseCompanies}
    </Button>
  );
  return <EmptyState action={choose}>{postingsCopy.none}</EmptyState>;
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
