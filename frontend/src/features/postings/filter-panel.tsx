/** What stands beside the list: the saved views and all filters. They come together, since each would move the next. */
import { useQuery } from "@tanstack/react-query";
import { postingsCopy } from "@/features/postings/copy";
import { JobFilters, type JobFiltersProps } from "@/features/postings/job-filters";
import { allFacetsOptions, viewsOptions } from "@/features/postings/queries";
import { SavedViews } from "@/features/postings/saved-views";
import { LoadingRows } from "@/ui/states";

const LOADING_ROWS = 12;

interface FilterPanelProps extends JobFiltersProps {
  /** The search in the address, as a view would keep it. */
  query: string;
  /** Whether the list is on its way for the first time. */
  isPending: boolean;
  onOpenView: () => void;
}

export function FilterPanel({ query, isPending, onOpenView, ...filters }: FilterPanelProps) {
  const views = useQuery(viewsOptions);
  const everything = useQuery(allFacetsOptions);
  if (isPending || views.isPending || everything.isPending) {
    return <LoadingRows label={postingsCopy.loadingFilters} rows={LOADING_ROWS} />;
  }
  return (
    <>
      <SavedViews query={query} onOpen={onOpenView} />
      <JobFilters {...filters} />
    </>
  );
}
