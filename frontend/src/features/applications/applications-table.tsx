/** The applications as a ledger, one line each, in the order that one of its heads says. */

import { Button } from "@mantine/core";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { memo } from "react";
import type { ApplicationSort } from "@/api/applications";
import type { ApplicationItem, ApplicationPage } from "@/api/types";
import { SORTS } from "@/features/applications/application-filters";
import { ApplicationMarks } from "@/features/applications/application-marks";
import classes from "@/features/applications/applications-table.module.css";
import { applicationsCopy } from "@/features/applications/copy";
import { NextStep } from "@/features/applications/next-step";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { AgeGutter } from "@/ui/age";
import { uiCopy } from "@/ui/copy";
import { LongList } from "@/ui/long-list";
import { StageMark } from "@/ui/stage-mark";
import { ErrorState } from "@/ui/states";

const ROW_HEIGHT = 57;

type List = UseInfiniteQueryResult<InfiniteData<ApplicationPage>>;

interface TableProps {
  list: List;
  items: readonly ApplicationItem[];
  sort: ApplicationSort;
  onSort: (sort: ApplicationSort) => void;
  onMenu: (item: ApplicationItem) => void;
}

export function ApplicationsTable({ list, items, sort, onSort, onMenu }: TableProps) {
  const { sorts, sort: by } = applicationsCopy;
  const total = list.data?.pages[0]?.total ?? items.length;
  return (
    <div className={classes.table}>
      <fieldset className={classes.heads}>
        <legend>{by}</legend>
        {SORTS.map((head) => (
          <button
            key={head}
            type="button"
            aria-pressed={sort === head}
            onClick={() => onSort(head)}
          >
            {sorts[head]}
          </button>
        ))}
      </fieldset>
      <LongList
        name="applications"
        rows={items}
        keyOf={({ id }) => id}
        rowHeight={ROW_HEIGHT}
        className={classes.list}
        label={applicationsCopy.list}
        total={Math.max(total, items.length)}
        isBusy={list.isPlaceholderData}
        onNearEnd={() => {
          const mayAsk = list.hasNextPage && !list.isFetching && !list.isFetchNextPageError;
          if (mayAsk) void list.fetchNextPage();
        }}
        attributesOf={({ id }) => ({ className: classes.row, "data-application": id })}
      >
        {(item) => <TableRow item={item} onMenu={onMenu} />}
      </LongList>
      <MoreRows list={list} shown={items.length} total={total} />
    </div>
  );
}

interface MoreProps {
  list: List;
  shown: number;
  total: number;
}

function MoreRows({ list, shown, total }: MoreProps) {
  if (!list.hasNextPage) return null;
  return (
    <div className={classes.more}>
      {list.isFetchNextPageError && (
        <ErrorState failed={applicationsCopy.failedMore} error={list.error} />
      )}
      <span role="status">{applicationsCopy.shownOf(shown, total)}</span>
      <Button
        variant="default"
        aria-disabled={list.isFetchingNextPage}
        onClick={() => {
          if (!list.isFetchingNextPage) void list.fetchNextPage();
        }}
      >
        {list.isFetchingNextPage ? applicationsCopy.loadingMore : applicationsCopy.more}
      </Button>
    </div>
  );
}

interface RowProps {
  item: ApplicationItem;
  onMenu: (item: ApplicationItem) => void;
}

const TableRow = memo(function TableRow({ item, onMenu }: RowProps) {
  return (
    <>
      <div className={classes.age}>
        <span className="visually-hidden">{applicationsCopy.inStage}</span>
        <AgeGutter at={item.since} />
      </div>
      <div className={classes.body}>
        <Link to={paths.application(item.id)} className={classes.title}>
          {item.title}
        </Link>
        <p className={classes.facts}>
          {[item.company, item.places[0]].filter(Boolean).join(" · ")}
        </p>
        <ApplicationMarks item={item} />
      </div>
      <p className={classes.next}>
        <NextStep item={item} />
      </p>
      <button
        type="button"
        className={classes.stage}
        aria-label={applicationsCopy.moveOf(item.title)}
        title={applicationsCopy.moveTo}
        onClick={() => onMenu(item)}
      >
        <StageMark
          stage={item.stage}
          {...(item.outcome === null ? {} : { words: uiCopy.outcomes[item.outcome] })}
        />
        <span aria-hidden="true">⋯</span>
      </button>
    </>
  );
});
