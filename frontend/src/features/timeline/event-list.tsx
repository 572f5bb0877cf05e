/** Events week by week, loaded on as their end is asked for; the same overall and for one application. */
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import type { TimelineSearch } from "@/api/timeline";
import { timelineCopy } from "@/features/timeline/copy";
import { EventLine } from "@/features/timeline/event-line";
import classes from "@/features/timeline/event-list.module.css";
import { timelineOptions } from "@/features/timeline/queries";
import { byWeek } from "@/features/timeline/weeks";
import { useNow } from "@/lib/clock";
import { ErrorState, LoadingRows } from "@/ui/states";

interface EventListProps {
  search: TimelineSearch;
  heading: "h2" | "h3";
  /** What stands here when nothing has happened. */
  nothing: ReactNode;
}

export function EventList({ search, heading: Heading, nothing }: EventListProps) {
  const events = useInfiniteQuery(timelineOptions(search));
  const now = useNow();
  const items = useMemo(
    () => events.data?.pages.flatMap((page) => page.items) ?? [],
    [events.data],
  );
  const weeks = useMemo(() => byWeek(items, now, timelineCopy), [items, now]);
  if (events.isPending) return <LoadingRows label={timelineCopy.loading} />;
  if (events.isLoadingError) {
    return (
      <ErrorState
        failed={timelineCopy.failed}
        error={events.error}
        safe={timelineCopy.safe}
        onRetry={() => void events.refetch()}
      />
    );
  }
  if (items.length === 0) return nothing;
  return (
    <div data-stale={events.isPlaceholderData || undefined} className={classes.events}>
      {weeks.map(({ key, label, events: ofWeek }) => (
        <section key={key} aria-label={label} className={classes.week}>
          <Heading className={classes.heading}>{label}</Heading>
          <ul className={classes.list}>
            {ofWeek.map((event) => (
              <li key={`${event.kind === "run" ? "run" : "event"} ${event.id}`}>
                <EventLine event={event} isNamed={search.application === null} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {events.isFetchNextPageError && (
        <ErrorState failed={timelineCopy.failedMore} error={events.error} />
      )}
      {events.hasNextPage && (
        <Button
          variant="default"
          aria-disabled={events.isFetchingNextPage}
          onClick={() => {
            if (!events.isFetchingNextPage) void events.fetchNextPage();
          }}
        >
          {events.isFetchingNextPage ? timelineCopy.loadingMore : timelineCopy.more}
        </Button>
      )}
    </div>
  );
}
