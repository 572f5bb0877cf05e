/** What stands in place of the list when nothing was found: which filter to take away, or where to begin. */
import { Button } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import type { JobSearch } from "@/api/job-search";
import type { JobPage } from "@/api/types";
import type { ActiveFilter } from "@/features/postings/active-filters";
import { postingsCopy } from "@/features/postings/copy";
import { totalOptions } from "@/features/postings/queries";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { EmptyState } from "@/ui/states";

interface NothingFoundProps {
  search: JobSearch;
  filters: readonly ActiveFilter[];
  onChange: (changed: Partial<JobSearch>) => void;
  onClear: () => void;
}

export function NothingFound({ search, filters, onChange, onClear }: NothingFoundProps) {
  const best = useBestWithout(search, filters);
  if (filters.length === 0) {
    const choose = (
      <Button component={Link} to={paths.sources}>
        {postingsCopy.chooseCompanies}
      </Button>
    );
    return <EmptyState action={choose}>{postingsCopy.none}</EmptyState>;
  }
  const ways = (
    <>
      {best.filter !== null && (
        <Button onClick={() => onChange(best.filter?.without ?? {})}>
          {postingsCopy.removeIt}
        </Button>
      )}{" "}
      <Button variant="default" onClick={onClear}>
        {postingsCopy.clear}
      </Button>
    </>
  );
  return (
    <EmptyState action={ways}>
      {postingsCopy.noMatch(filters.length)}{" "}
      {best.filter !== null && (
        <>
          {postingsCopy.without(best.filter.words)}{" "}
          {postingsCopy.wouldBe(best.total.count, best.total.capped)}
        </>
      )}
      {best.isKnown && best.filter === null && postingsCopy.noneHelps}
    </EmptyState>
  );
}

type Best = { isKnown: boolean } & (
  | { filter: null }
  | { filter: ActiveFilter; total: JobPage["total"] }
);

/** The filter without which there is most, asked of the server for each of them. */
function useBestWithout(search: JobSearch, filters: readonly ActiveFilter[]): Best {
  const totals = useQueries({
    queries: filters.map(({ without }) => totalOptions({ ...search, ...without })),
  });
  const isKnown = totals.length > 0 && totals.every((one) => one.isSuccess);
  const counts = totals.map((one) => one.data?.count ?? 0);
  const at = counts.indexOf(Math.max(...counts));
  const filter = filters[at];
  const total = totals[at]?.data;
  if (!isKnown || filter === undefined || total === undefined || total.count === 0) {
    return { isKnown, filter: null };
  }
  return { isKnown, filter, total };
}
