/** The list of what came in, narrowed by text, company and status. */
import { Button } from "@mantine/core";
import {
  type InfiniteData,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from "@tanstack/react-query";
import { useState } from "react";
import type { JobSearch } from "@/api/endpoints";
import type { JobPage as JobsAnswer } from "@/api/types";
import { postingsCopy } from "@/features/postings/copy";
import { JobFilters } from "@/features/postings/job-filters";
import { JobRow } from "@/features/postings/job-row";
import classes from "@/features/postings/jobs-page.module.css";
import { jobsOptions } from "@/features/postings/queries";
import { isFiltered, useJobSearch } from "@/features/postings/use-job-search";
import { useRowKeys } from "@/features/postings/use-row-keys";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { Page } from "@/ui/page";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";

const NO_FILTERS: JobSearch = { q: "", company: "", status: "" };

export function JobsPage() {
  const [search, change] = useJobSearch();
  const jobs = useInfiniteQuery(jobsOptions(search));
  const [resets, setResets] = useState(0);
  const total = jobs.data?.pages[0]?.total;
  const filtered = isFiltered(search);
  const isBare = total?.count === 0 && !filtered;

  function clear(): void {
    change(NO_FILTERS);
    setResets((count) => count + 1);
  }

  return (
    <Page
      heading={postingsCopy.heading}
      sentence={
        <span role="status">
          {total && !isBare && postingsCopy.sentence(total.count, total.capped, filtered)}
        </span>
      }
    >
      {!isBare && <JobFilters key={resets} search={search} onChange={change} />}
      <JobList jobs={jobs} filtered={filtered} onClear={clear} />
    </Page>
  );
}

type Jobs = UseInfiniteQueryResult<InfiniteData<JobsAnswer>>;

interface JobListProps {
  jobs: Jobs;
  filtered: boolean;
  onClear: () => void;
}

function JobList({ jobs, filtered, onClear }: JobListProps) {
  const list = useRowKeys();
  if (jobs.isPending) return <LoadingRows label={postingsCopy.loading} rows={10} />;
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
  const items = jobs.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return <NothingListed filtered={filtered} onClear={onClear} />;
  return (
    <>
      <ul
        ref={list}
        className={classes.list}
        aria-label={postingsCopy.list}
        aria-busy={jobs.isPlaceholderData}
        data-stale={jobs.isPlaceholderData || undefined}
      >
        {items.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
      <MoreJobs jobs={jobs} shown={items.length} />
    </>
  );
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
