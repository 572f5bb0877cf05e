/** The postings list, page by page, and one posting, as remembered answers. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJob, fetchJobs, type JobSearch } from "@/api/endpoints";
import { keys } from "@/api/keys";

const FIRST_PAGE = 50;
const LATER_PAGES = 200;
const ONE_MINUTE = 60_000;

export function jobsOptions(search: JobSearch) {
  return infiniteQueryOptions({
    queryKey: [...keys.jobs, search],
    queryFn: ({ pageParam, signal }) =>
      fetchJobs(search, pageParam, pageParam === null ? FIRST_PAGE : LATER_PAGES, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (shown) => shown,
    // All pages that are loaded are asked for again together, which is too much for a mere glance.
    staleTime: ONE_MINUTE,
    refetchOnWindowFocus: false,
  });
}

export function jobOptions(id: number) {
  return queryOptions({ queryKey: keys.job(id), queryFn: ({ signal }) => fetchJob(id, signal) });
}
