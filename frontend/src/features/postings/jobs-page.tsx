/** The list of what came in: what narrows it, the postings, and the one that is being read. */
import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from "react";
import { NO_FILTERS, searchParams } from "@/api/job-search";
import type { JobPage } from "@/api/types";
import { activeFilters, activeValues } from "@/features/postings/active-filters";
import { BulkBar } from "@/features/postings/bulk-bar";
import { postingsCopy } from "@/features/postings/copy";
import { FilterChips } from "@/features/postings/filter-chips";
import { FilterPanel } from "@/features/postings/filter-panel";
import { FilterSheet } from "@/features/postings/filter-sheet";
import { JobList } from "@/features/postings/job-list";
import classes from "@/features/postings/jobs-page.module.css";
import { NothingFound } from "@/features/postings/nothing-found";
import { jobsOptions } from "@/features/postings/queries";
import { ReadingPane } from "@/features/postings/reading-pane";
import { SearchBar } from "@/features/postings/search-bar";
import { useValueWords } from "@/features/postings/search-words";
import { useHiding } from "@/features/postings/use-hiding";
import { useJobAddress } from "@/features/postings/use-job-search";
import { useJobsKeys } from "@/features/postings/use-jobs-keys";
import { useListActions } from "@/features/postings/use-list-actions";
import { useSelection } from "@/features/postings/use-selection";
import { viewCopy } from "@/features/postings/view-copy";
import { Page } from "@/ui/page";

const SaveView = lazy(async () => ({
  default: (await import("@/features/postings/save-view")).SaveView,
}));

const NO_PAGES: JobPage[] = [];
const ROOM_FOR_A_PANE = "(min-width: 960px)";
const ROOM_FOR_FILTERS = "(min-width: 1200px)";

export function JobsPage() {
  const { search, change, reading, read } = useJobAddress();
  const jobs = useInfiniteQuery(jobsOptions(search));
  const wordsOf = useValueWords();
  const actions = useListActions();
  const hasPane = useRoom(ROOM_FOR_A_PANE);
  // Where they have to be opened first, they are neither asked for nor drawn before that.
  const hasFilters = useRoom(ROOM_FOR_FILTERS);
  const [sheet, setSheet] = useState<"filters" | "save" | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const pane = useRef<HTMLElement>(null);
  const box = useRef<HTMLInputElement>(null);

  const pages = jobs.data?.pages ?? NO_PAGES;
  const items = useMemo(() => pages.flatMap((page) => page.items), [pages]);
  const query = searchParams(search).toString();
  const selection = useSelection(items, query);
  const filters = activeFilters(search, wordsOf);
  const values = activeValues(search, wordsOf);
  const isBare = pages[0]?.total.count === 0 && filters.length === 0;
  const hide = useHiding({ items, list, reading, hasPane, read, actions, selection });
  const clear = () => change({ ...NO_FILTERS, sort: search.sort });

  const open = useCallback(
    (id: number, byKeyboard: boolean) => {
      read(id);
      if (byKeyboard) pane.current?.focus();
    },
    [read],
  );

  useJobsKeys({
    ...{ items, list, pane, box, reading, hasPane, read },
    onSelect: selection.toggle,
    onHide: hide,
    onSeeAllNew: actions.seeAllNew,
    onClearSelection: () => {
      if (selection.ids.size === 0) return false;
      selection.clear();
      return true;
    },
  });

  const filterPanel = (
    <FilterPanel
      query={query}
      isPending={jobs.isPending}
      onOpenView={() => setSheet(null)}
      search={search}
      onChange={change}
      found={pages[0]}
      wordsOf={wordsOf}
    />
  );

  return (
    <Page
      isWide
      heading={postingsCopy.heading}
      sentence={<Sentence page={pages[0]} isFiltered={filters.length > 0} isBare={isBare} />}
    >
      <div
        className={classes.zones}
        data-bare={isBare || undefined}
        data-pane={(hasPane && !isBare) || undefined}
      >
        {hasFilters && !isBare && (
          <aside className={classes.filters} aria-label={postingsCopy.filters}>
            {filterPanel}
          </aside>
        )}
        <div className={classes.list}>
          {!isBare && (
            <>
              <SearchBar
                search={search}
                onChange={change}
                inForce={values.length}
                onFilters={() => setSheet("filters")}
                onLeave={() => list.current?.querySelector("a")?.focus()}
                didYouMean={pages[0]?.did_you_mean ?? null}
                box={box}
              />
              <FilterChips
                filters={values}
                onChange={change}
                onClear={clear}
                onLast={() => box.current?.focus()}
              />
              <ListWays
                onSave={values.length > 0 ? () => setSheet("save") : null}
                onSeeAllNew={items.some((job) => job.new && !job.seen) ? actions.seeAllNew : null}
              />
            </>
          )}
          <JobList
            {...{ jobs, items, list }}
            reading={hasPane ? reading : null}
            selected={selection.ids}
            cameFrom={query === "" ? "" : `?${query}`}
            onOpen={hasPane ? open : null}
            onSelect={selection.toggle}
            nothing={
              <NothingFound search={search} filters={filters} onChange={change} onClear={clear} />
            }
          />
          <BulkBar
            count={selection.jobs.length}
            shown={items.length}
            areHidden={search.mine.includes("hidden")}
            onSelectAll={selection.selectAll}
            onClear={selection.clear}
            onHide={() => hide(undefined)}
            onSee={() => {
              actions.see(selection.jobs.map((job) => job.id));
              selection.clear();
            }}
          />
        </div>
        {hasPane && !isBare && (
          <ReadingPane
            id={reading}
            pane={pane}
            actions={actions}
            onHide={hide}
            onClose={() => read(null)}
          />
        )}
      </div>
      {sheet === "filters" && (
        <FilterSheet total={pages[0]?.total} onClose={() => setSheet(null)}>
          {filterPanel}
        </FilterSheet>
      )}
      {sheet === "save" && (
        <Suspense fallback={null}>
          <SaveView
            query={query}
            suggested={values.map(({ words }) => words.replace(/^[^:]*: /, "")).join(", ")}
            onClose={() => setSheet(null)}
          />
        </Suspense>
      )}
    </Page>
  );
}

function useRoom(query: string): boolean {
  return useMediaQuery(query, false, { getInitialValueInEffect: false });
}

interface ListWaysProps {
  /** Null where there is nothing to save. */
  onSave: (() => void) | null;
  onSeeAllNew: (() => void) | null;
}

function ListWays({ onSave, onSeeAllNew }: ListWaysProps) {
  return (
    <div className={classes.ways}>
      {onSave !== null && (
        <Button variant="subtle" onClick={onSave}>
          {viewCopy.save}
        </Button>
      )}
      {onSeeAllNew !== null && (
        <Button variant="subtle" onClick={onSeeAllNew}>
          {postingsCopy.actions.seeAllNew}
        </Button>
      )}
    </div>
  );
}

interface SentenceProps {
  page: JobPage | undefined;
  isFiltered: boolean;
  isBare: boolean;
}

function Sentence({ page, isFiltered, isBare }: SentenceProps) {
  const fresh = page?.facets.new?.find(({ value }) => value === "last_run")?.count ?? 0;
  return (
    <span role="status">
      {page !== undefined && !isBare && (
        <>
          {postingsCopy.sentence(page.total.count, page.total.capped, isFiltered)}
          {fresh > 0 && !page.total.capped && ` ${postingsCopy.newOnes(fresh)}`}
        </>
      )}
    </span>
  );
}
