/** The postings list, page by page, and one posting, as remembered answers. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJob, fetchJobs, type JobSearch } from "@/api/endpoints";
import { keys } from "@/api/keys";

const PAGE_SIZE = 50;

export function jobsOptions(search: JobSearch) {
  return infiniteQueryOptions({
    queryKey: [...keys.jobs, search],
    queryFn: ({ pageParam, signal }) => fetchJobs(search, pageParam, PAGE_SIZE, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (shown) => shown,
  });
}

export function jobOptions(id: number) {
  return queryOptions({ queryKey: keys.job(id), queryFn: ({ signal }) => fetchJob(id, signal) });
}
