/** The search and the posting that is being read, kept in the address so that an address is a saved search. */
import { useCallback, useMemo } from "react";
import { type JobSearch, searchParams } from "@/api/job-search";
import { readSearch } from "@/features/postings/search-address";
import { useAddressQuery } from "@/lib/use-address-query";

/** Which posting stands in the reading pane. */
const READING = "job";

export interface JobAddress {
  search: JobSearch;
  change: (changed: Partial<JobSearch>) => void;
  /** The posting in the reading pane; null when there is none. */
  reading: number | null;
  read: (id: number | null) => void;
}

export function useJobAddress(): JobAddress {
  const [params, changeQuery] = useAddressQuery();
  const search = useMemo(() => readSearch(params), [params]);
  const reading = readId(params.get(READING));

  const change = useCallback(
    (changed: Partial<JobSearch>) => {
      changeQuery((current) =>
        withReading({ ...readSearch(current), ...changed }, current.get(READING)),
      );
    },
    [changeQuery],
  );

  const read = useCallback(
    (id: number | null) => {
      changeQuery(
        (current) => withReading(readSearch(current), id === null ? null : String(id)),
        // The way back leads out of the pane, not through all that was read in it.
        { replace: id === null || reading !== null },
      );
    },
    [changeQuery, reading],
  );

  return { search, change, reading, read };
}

function withReading(search: JobSearch, reading: string | null): URLSearchParams {
  const params = searchParams(search);
  if (reading !== null) params.set(READING, reading);
  return params;
}

function readId(text: string | null): number | null {
  const id = Number(text);
  return text !== null && Number.isSafeInteger(id) && id > 0 ? id : null;
}
