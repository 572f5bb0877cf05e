/** The filters of which one value holds: how long ago posted, and whether still on the board. */
import { useId } from "react";
import type { JobSearch } from "@/api/job-search";
import type { Facets } from "@/api/types";
import { postingsCopy } from "@/features/postings/copy";
import { ChoiceLine, countWords, FacetFrame } from "@/features/postings/facet-group";
import { countOf } from "@/features/postings/facet-values";

const DAYS = [1, 7, 30] as const;
const STATUSES = ["open", "closed"] as const;

interface RadioFiltersProps {
  search: JobSearch;
  onChange: (changed: Partial<JobSearch>) => void;
  facets: Facets | undefined;
  isCapped: (facet: string) => boolean;
  isCounted: boolean;
}

export function RadioFilters(props: RadioFiltersProps) {
  const { search, onChange, facets, isCapped, isCounted } = props;
  const id = useId();
  const { facets: copy, filterNames, chips } = postingsCopy;
  const count = (name: string, value: string) =>
    isCounted ? countOf(facets, name, value, isCapped(name)) : null;
  const counted = (name: string, value: string) => countWords(count(name, value), isCapped(name));
  const { posted_days } = search;
  const isOwnSpan = posted_days !== null && !DAYS.some((days) => days === posted_days);
  return (
    <>
      <FacetFrame name={filterNames.posted}>
        <ChoiceLine
          kind="radio"
          name={`${id}-posted`}
          label={copy.any}
          isChosen={posted_days === null}
          onChange={() => onChange({ posted_days: null })}
        />
        {isOwnSpan && (
          <ChoiceLine
            kind="radio"
            name={`${id}-posted`}
            label={chips.posted(posted_days)}
            isChosen
            onChange={() => onChange({ posted_days })}
          />
        )}
        {DAYS.map((days) => (
          <ChoiceLine
            key={days}
            kind="radio"
            name={`${id}-posted`}
            label={copy.postedIn[days]}
            count={counted("posted", String(days))}
            isChosen={posted_days === days}
            isIdle={count("posted", String(days)) === 0}
            onChange={() => onChange({ posted_days: days })}
          />
        ))}
      </FacetFrame>
      <FacetFrame name={filterNames.status}>
        <ChoiceLine
          kind="radio"
          name={`${id}-status`}
          label={copy.bothStatuses}
          isChosen={search.status === ""}
          onChange={() => onChange({ status: "" })}
        />
        {STATUSES.map((status) => (
          <ChoiceLine
            key={status}
            kind="radio"
            name={`${id}-status`}
            label={chips.status[status]}
            count={counted("status", status)}
            isChosen={search.status === status}
            isIdle={count("status", status) === 0}
            onChange={() => onChange({ status })}
          />
        ))}
      </FacetFrame>
    </>
  );
}
