/** The board, the list page by page, one application and its posting's changes, as remembered answers. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  type ApplicationSearch,
  fetchApplication,
  fetchApplications,
  fetchBoard,
  fetchDrift,
} from "@/api/applications";
import { keys } from "@/api/keys";

export function boardOptions({ q, tag }: Pick<ApplicationSearch, "q" | "tag">) {
  return queryOptions({
    queryKey: [...keys.applications, "board", { q, tag }],
    queryFn: ({ signal }) => fetchBoard({ q, tag }, signal),
    placeholderData: (shown) => shown,
  });
}

/** `after` is where the list begins: nowhere, or behind what the board has shown of a stage. */
export function listOptions(search: ApplicationSearch, after: string | null = null) {
  return infiniteQueryOptions({
    queryKey: [...keys.applications, "list", search, after],
    queryFn: ({ pageParam, signal }) => fetchApplications(search, pageParam, signal),
    initialPageParam: after,
    getNextPageParam: (page) => page.next,
    placeholderData: (shown) => shown,
    refetchOnWindowFocus: false,
  });
}

export function applicationOptions(id: number) {
  return queryOptions({
    queryKey: keys.application(id),
    queryFn: ({ signal }) => fetchApplication(id, signal),
  });
}

export function driftOptions(id: number) {
  return queryOptions({
    queryKey: keys.drift(id),
    queryFn: ({ signal }) => fetchDrift(id, signal),
  });
}
