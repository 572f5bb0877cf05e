/** All filters of the postings list, each value with how many postings it would bring. */
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { JobSearch } from "@/api/job-search";
import type { JobPage } from "@/api/types";
import { postingsCopy } from "@/features/postings/copy";
import { ChoiceLine, countWords, FacetFrame, FacetGroup } from "@/features/postings/facet-group";
import { countOf, offeredValues } from "@/features/postings/facet-values";
import classes from "@/features/postings/job-filters.module.css";
import { allFacetsOptions } from "@/features/postings/queries";
import { RadioFilters } from "@/features/postings/radio-filters";
import type { ListFilter, ValueWords } from "@/features/postings/search-words";
import { formatCount } from "@/lib/count";

const PAY_STEPS = [40_000, 60_000, 80_000, 100_000, 125_000, 150_000, 175_000, 200_000, 250_000];
const YEAR_STEPS = [0, 1, 2, 3, 5, 8, 10];
/** Always offered in this order; the others are ordered by how many there are. */
const FIXED: Partial<Record<ListFilter, readonly string[]>> = {
  mode: ["remote", "hybrid", "onsite"],
  mine: ["unseen", "hidden"],
};

export interface JobFiltersProps {
  search: JobSearch;
  onChange: (changed: Partial<JobSearch>) => void;
  /** The first page of what was found; missing while it is on its way. */
  found: JobPage | undefined;
  wordsOf: ValueWords;
}

export function JobFilters({ search, onChange, found, wordsOf }: JobFiltersProps) {
  const everything = useQuery(allFacetsOptions).data;
  const facets = found?.facets;
  const isCapped = (name: string) => found?.facets_capped.includes(name) ?? false;
  const isCounted = facets !== undefined && Object.keys(facets).length > 0;

  function group(name: ListFilter) {
    const chosen: readonly string[] = search[name];
    const fixed = FIXED[name];
    const existing = fixed?.map((value) => ({ value, count: 0 })) ?? everything?.[name];
    const values = offeredValues(
      isCounted ? facets[name] : undefined,
      existing,
      chosen,
      isCapped(name),
    );
    return (
      <FacetGroup
        key={name}
        name={postingsCopy.filterNames[name]}
        // How many are hidden is not counted, and with them others would come in sight.
        values={values.map((one) => (one.value === "hidden" ? { ...one, count: null } : one))}
        chosen={chosen}
        capped={isCapped(name)}
        wordsOf={(value) => wordsOf(name, value)}
        onToggle={(value) => onChange({ [name]: toggledIn(chosen, value) })}
      />
    );
  }

  return (
    <div className={classes.filters}>
      <FacetFrame name={postingsCopy.filterNames.since}>
        {(["new", "changed"] as const).map((name) => {
          const count = isCounted ? countOf(facets, name, "last_run", isCapped(name)) : null;
          return (
            <ChoiceLine
              key={name}
              kind="checkbox"
              label={postingsCopy.facets[name]}
              count={countWords(count, isCapped(name))}
              isChosen={search[name]}
              isIdle={count === 0}
              onChange={() => onChange({ [name]: !search[name] })}
            />
          );
        })}
      </FacetFrame>
      {(["company", "mode", "country", "place", "level"] as const).map(group)}
      <FacetFrame name={postingsCopy.filterNames.years}>
        <NativeSelect
          aria-label={`${postingsCopy.filterNames.years}, ${postingsCopy.facets.yearsMost}`}
          description={postingsCopy.facets.yearsHint}
          value={search.years_max ?? ""}
          data={steps(YEAR_STEPS, search.years_max, (years) => postingsCopy.chips.years(years))}
          onChange={(event) => onChange({ years_max: numberOf(event.currentTarget.value) })}
        />
      </FacetFrame>
      <PayFilter {...{ search, onChange, facets }} capped={isCapped("pay")} />
      <RadioFilters {...{ search, onChange, facets, isCapped, isCounted }} />
      {(["type", "platform", "mine"] as const).map(group)}
    </div>
  );
}

type PayFilterProps = Pick<JobFiltersProps, "search" | "onChange"> & {
  facets: JobPage["facets"] | undefined;
  capped: boolean;
};

function PayFilter({ search, onChange, facets, capped }: PayFilterProps) {
  const { facets: copy, filterNames } = postingsCopy;
  const unlisted = countWords(countOf(facets, "pay", "unlisted", capped), capped);
  return (
    <FacetFrame name={filterNames.pay}>
      <NativeSelect
        aria-label={`${filterNames.pay}, ${copy.payLeast}`}
        description={copy.payHint}
        value={search.pay_min ?? ""}
        data={steps(PAY_STEPS, search.pay_min, (pay) => `${copy.payLeast} ${formatCount(pay)}`)}
        onChange={(event) => onChange({ pay_min: numberOf(event.currentTarget.value) })}
      />
      <ChoiceLine
        kind="checkbox"
        label={unlisted === null ? copy.payUnlistedUncounted : copy.payUnlisted(unlisted)}
        isChosen={search.pay_unlisted}
        isIdle={search.pay_min === null}
        onChange={() => onChange({ pay_unlisted: !search.pay_unlisted })}
      />
    </FacetFrame>
  );
}

/** A value that came with the address is a step as well. */
function steps(usual: readonly number[], chosen: number | null, words: (step: number) => string) {
  const all = chosen === null || usual.includes(chosen) ? usual : [...usual, chosen];
  return [
    { value: "", label: postingsCopy.facets.any },
    ...[...all]
      .sort((one, other) => one - other)
      .map((step) => ({ value: String(step), label: words(step) })),
  ];
}

function numberOf(text: string): number | null {
  return text === "" ? null : Number(text);
}

function toggledIn(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}
