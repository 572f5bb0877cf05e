/** What stands over the list: the search box, the order, the way to the filters, and a better spelling. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { RefObject } from "react";
import type { JobSearch, JobSort } from "@/api/job-search";
import { postingsCopy } from "@/features/postings/copy";
import { LONGEST_TEXT, SORTS } from "@/features/postings/search-address";
import classes from "@/features/postings/search-bar.module.css";
import { useTyped } from "@/ui/use-typed";

interface SearchBarProps {
  search: JobSearch;
  onChange: (changed: Partial<JobSearch>) => void;
  /** How many filters are in force. */
  inForce: number;
  onFilters: () => void;
  onLeave: () => void;
  didYouMean: string | null;
  box: RefObject<HTMLInputElement | null>;
}

export function SearchBar(props: SearchBarProps) {
  const { search, onChange, inForce, onFilters, onLeave, didYouMean, box } = props;
  const [typed, setTyped] = useTyped(search.q, (q) => onChange({ q }));
  const usual: JobSort = search.q.trim() === "" ? "newest" : "relevance";
  const sorts = SORTS.filter((sort) => sort !== "relevance" || usual === "relevance");
  return (
    <search className={classes.search} aria-label={postingsCopy.search}>
      <TextInput
        className={classes.text}
        ref={box}
        type="search"
        label={postingsCopy.search}
        aria-label={postingsCopy.searchLabel}
        placeholder={postingsCopy.searchHint}
        maxLength={LONGEST_TEXT}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" || (event.key === "Escape" && typed === "")) onLeave();
        }}
      />
      <NativeSelect
        className={classes.sort}
        label={postingsCopy.sort}
        value={search.sort === "" ? usual : search.sort}
        data={sorts.map((sort) => ({ value: sort, label: postingsCopy.sorts[sort] }))}
        onChange={(event) => {
          const sort = event.currentTarget.value as JobSort;
          onChange({ sort: sort === usual ? "" : sort });
        }}
      />
      <Button variant="default" className={classes.filters} onClick={onFilters}>
        {postingsCopy.filtersInForce(inForce)}
      </Button>
      {didYouMean !== null && (
        <p className={classes.spelling}>
          {postingsCopy.didYouMean}{" "}
          <button type="button" onClick={() => onChange({ q: didYouMean })}>
            {didYouMean}
          </button>
          ?
        </p>
      )}
    </search>
  );
}
