/** The filters in force over the list, each with a way to take it off. */
import { useRef } from "react";
import type { JobSearch } from "@/api/job-search";
import type { ActiveFilter } from "@/features/postings/active-filters";
import { postingsCopy } from "@/features/postings/copy";
import classes from "@/features/postings/filter-chips.module.css";

interface FilterChipsProps {
  filters: readonly ActiveFilter[];
  onChange: (changed: Partial<JobSearch>) => void;
  onClear: () => void;
  /** Takes the focus when no chip is left for it. */
  onLast: () => void;
}

export function FilterChips({ filters, onChange, onClear, onLast }: FilterChipsProps) {
  const list = useRef<HTMLUListElement>(null);
  if (filters.length === 0) return null;

  function remove(filter: ActiveFilter, at: number): void {
    const buttons = list.current?.querySelectorAll("button");
    const neighbour = buttons?.[at + 1] ?? buttons?.[at - 1];
    if (neighbour === undefined || filters.length === 1) onLast();
    else neighbour.focus();
    onChange(filter.without);
  }

  function clear(): void {
    onLast();
    onClear();
  }

  return (
    <ul ref={list} className={classes.chips} aria-label={postingsCopy.activeFilters}>
      {filters.map((filter, at) => (
        <li key={filter.key}>
          <button
            type="button"
            className={classes.chip}
            aria-label={postingsCopy.removeFilter(filter.words)}
            onClick={() => remove(filter, at)}
          >
            {filter.words} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <button type="button" className={classes.clear} onClick={clear}>
            {postingsCopy.clear}
          </button>
        </li>
      )}
    </ul>
  );
}
