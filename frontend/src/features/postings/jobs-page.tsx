/** The list of what came in, narrowed by text, company and status. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { JobSearch } from "@/api/endpoints";
import { postingsCopy } from "@/features/postings/copy";
import { JobFilters } from "@/features/postings/job-filters";
import { JobList } from "@/features/postings/job-list";
import classes from "@/features/postings/jobs-page.module.css";
import { jobsOptions } from "@/features/postings/queries";
import { isFiltered, useJobSearch } from "@/features/postings/use-job-search";
import { Page } from "@/ui/page";

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
      <div className={classes.zones} data-bare={isBare || undefined}>
        {!isBare && <JobFilters key={resets} search={search} onChange={change} />}
        <div className={classes.list}>
          <JobList jobs={jobs} filtered={filtered} onClear={clear} />
        </div>
      </div>
    </Page>
  );
}
