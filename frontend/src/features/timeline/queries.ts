/** What happened, page by page, as remembered answers. */
import { infiniteQueryOptions } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { fetchTimeline, type TimelineSearch } from "@/api/timeline";

export function timelineOptions(search: TimelineSearch) {
  return infiniteQueryOptions({
    queryKey: [...keys.timeline, search],
    queryFn: ({ pageParam, signal }) => fetchTimeline(search, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (shown) => shown,
    refetchOnWindowFocus: false,
  });
}
