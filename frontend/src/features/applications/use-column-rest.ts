/** The cards of a column: those that came with the board, and behind them those that were asked for since. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ApplicationSearch } from "@/api/applications";
import type { ApplicationItem, BoardColumnData } from "@/api/types";
import { listOptions } from "@/features/applications/queries";

export function useColumnRest(
  { stage, items: first, next }: BoardColumnData,
  { q, tag }: Pick<ApplicationSearch, "q" | "tag">,
) {
  const [isWanted, setWanted] = useState(false);
  const list = useInfiniteQuery({
    ...listOptions({ q, tag, stage, sort: "since" }, next),
    enabled: isWanted && next !== null,
  });
  const items = useMemo(() => {
    const loaded = next === null ? [] : (list.data?.pages.flatMap((page) => page.items) ?? []);
    return withoutRepeats([...first, ...loaded]);
  }, [first, next, list.data]);
  const isUnasked = list.data === undefined && next !== null;
  return {
    items,
    error: list.error,
    isLoading: list.isFetching,
    hasMore: isUnasked || list.hasNextPage,
    loadMore: () => {
      if (list.isFetching) return;
      if (!isWanted) setWanted(true);
      else if (list.data === undefined) void list.refetch();
      else void list.fetchNextPage();
    },
  };
}

/** What was moved while the list was being read may stand in both. */
function withoutRepeats(items: readonly ApplicationItem[]): ApplicationItem[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
