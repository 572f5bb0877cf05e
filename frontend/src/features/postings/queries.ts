/** The postings list, page by page, one posting, and what stands beside them, as remembered answers. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJob, fetchJobs, fetchVersions, fetchViews } from "@/api/endpoints";
import { type JobSearch, NO_FILTERS } from "@/api/job-search";
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

/** The values that there are for each filter, whatever is searched for. */
export const allFacetsOptions = queryOptions({
  queryKey: keys.facets,
  queryFn: async ({ signal }) => (await fetchJobs(NO_FILTERS, null, 1, signal)).facets,
  staleTime: ONE_MINUTE,
  refetchOnWindowFocus: false,
});

/** How many postings a search finds, without the postings. */
export function totalOptions(search: JobSearch) {
  return queryOptions({
    queryKey: [...keys.jobs, "total", search],
    queryFn: async ({ signal }) => (await fetchJobs(search, null, 1, signal)).total,
    staleTime: ONE_MINUTE,
  });
}

export function jobOptions(id: number) {
  return queryOptions({ queryKey: keys.job(id), queryFn: ({ signal }) => fetchJob(id, signal) });
}

export function versionsOptions(id: number) {
  return queryOptions({
    queryKey: keys.versions(id),
    queryFn: ({ signal }) => fetchVersions(id, signal),
  });
}

export const viewsOptions = queryOptions({
  queryKey: keys.views,
  queryFn: ({ signal }) => fetchViews(signal),
});
