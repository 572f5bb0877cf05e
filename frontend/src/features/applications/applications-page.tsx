/** The applications, as a board or as a table, narrowed by what stands in the address. */
import { Button } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo } from "react";
import type { ApplicationBoard } from "@/api/types";
import { type Filters, NO_FILTERS, type View } from "@/features/applications/application-filters";
import classes from "@/features/applications/applications-page.module.css";
import { ApplicationsTable } from "@/features/applications/applications-table";
import { applicationsCopy } from "@/features/applications/copy";
import { FilterBar } from "@/features/applications/filter-bar";
import { boardOptions, listOptions } from "@/features/applications/queries";
import { useApplicationKeys } from "@/features/applications/use-application-keys";
import { useFilters } from "@/features/applications/use-filters";
import { useMoveMenu } from "@/features/applications/use-move-menu";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { Page } from "@/ui/page";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";

/** It brings the library for dragging, which the table does without. */
const Board = lazy(async () => ({
  default: (await import("@/features/applications/board")).Board,
}));

/** With more active ones than this a board is too long to look over. */
const MANY = 30;

type Counts = ApplicationBoard["counts"];

export function ApplicationsPage() {
  const { filters, change, chosenView } = useFilters();
  const { q, tag, stage, sort } = filters;
  const board = useQuery({ ...boardOptions({ q, tag }), enabled: chosenView !== "table" });
  const active = board.data === undefined ? 0 : activeOf(board.data.counts);
  const view: View = chosenView ?? (active > MANY ? "table" : "board");
  const list = useInfiniteQuery({
    ...listOptions({ q, tag, stage, sort }),
    enabled: view === "table",
  });
  const shown = view === "board" ? board : list;
  const counts = view === "board" ? board.data?.counts : list.data?.pages[0]?.counts;
  const isNarrowed = q !== "" || tag !== "" || (view === "table" && stage !== "");
  const items = useMemo(
    () =>
      view === "board"
        ? (board.data?.columns.flatMap((column) => column.items) ?? [])
        : (list.data?.pages.flatMap((page) => page.items) ?? []),
    [view, board.data, list.data],
  );
  const { open, drop, move, menu } = useMoveMenu();
  const box = useApplicationKeys({ onMenu: open, onMove: move });
  const isEmpty = counts !== undefined && items.length === 0 && (isNarrowed || total(counts) === 0);

  return (
    <Page
      isWide
      heading={applicationsCopy.heading}
      sentence={<Sentence counts={counts} isNarrowed={isNarrowed} />}
      actions={
        <Button component={Link} to={paths.addApplication} variant="default">
          {applicationsCopy.add}
        </Button>
      }
    >
      {(!isEmpty || isNarrowed) && (
        <FilterBar
          filters={filters}
          view={view}
          onChange={change}
          tags={[...new Set(items.flatMap(({ tags }) => tags))]}
          box={box}
        />
      )}
      <div className={classes.place} data-stale={shown.isPlaceholderData || undefined}>
        {shown.isPending && <LoadingRows label={applicationsCopy.loading} />}
        {shown.isLoadingError && (
          <ErrorState
            failed={applicationsCopy.failed}
            error={shown.error}
            safe={applicationsCopy.safe}
            onRetry={() => void shown.refetch()}
          />
        )}
        {isEmpty && <Nothing isNarrowed={isNarrowed} onChange={change} />}
        {view === "board" && board.data !== undefined && !isEmpty && (
          <Suspense fallback={<LoadingRows label={applicationsCopy.loading} />}>
            <Board
              board={board.data}
              search={{ q, tag }}
              column={filters.column}
              onColumn={(column) => change({ column })}
              onMenu={open}
              onDrop={drop}
            />
          </Suspense>
        )}
        {view === "table" && list.data !== undefined && !isEmpty && (
          <ApplicationsTable
            list={list}
            items={items}
            sort={sort}
            onSort={(next) => change({ sort: next })}
            onMenu={open}
          />
        )}
      </div>
      {menu}
    </Page>
  );
}

interface NothingProps {
  isNarrowed: boolean;
  onChange: (changed: Partial<Filters>) => void;
}

function Nothing({ isNarrowed, onChange }: NothingProps) {
  const { q, tag, stage } = NO_FILTERS;
  return isNarrowed ? (
    <EmptyState
      action={
        <Button variant="default" onClick={() => onChange({ q, tag, stage })}>
          {applicationsCopy.showAll}
        </Button>
      }
    >
      {applicationsCopy.noMatch}
    </EmptyState>
  ) : (
    <EmptyState
      action={
        <Button component={Link} to={paths.jobs}>
          {applicationsCopy.toJobs}
        </Button>
      }
    >
      {applicationsCopy.none}
    </EmptyState>
  );
}

interface SentenceProps {
  counts: Counts | undefined;
  isNarrowed: boolean;
}

function Sentence({ counts, isNarrowed }: SentenceProps) {
  if (counts === undefined || (total(counts) === 0 && !isNarrowed)) return <span role="status" />;
  return (
    <span role="status">
      {isNarrowed
        ? applicationsCopy.found(total(counts))
        : applicationsCopy.sentence(activeOf(counts), counts.stages.closed ?? 0)}
    </span>
  );
}

function total({ stages }: Counts): number {
  return Object.values(stages).reduce((sum, count) => sum + count, 0);
}

function activeOf(counts: Counts): number {
  return total(counts) - (counts.stages.closed ?? 0);
}
