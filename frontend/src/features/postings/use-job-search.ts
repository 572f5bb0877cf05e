/** The filters of the postings list, kept in the address so that an address is a saved search. */
import type { JobSearch } from "@/api/endpoints";
import { useSearchParams } from "@/lib/router";

const STATUSES = new Set(["open", "closed"]);

export function useJobSearch(): [JobSearch, (changed: Partial<JobSearch>) => void] {
  const [params, setParams] = useSearchParams();

  function change(changed: Partial<JobSearch>): void {
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        for (const [name, value] of Object.entries(changed)) {
          if (value === "") next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  }

  return [readSearch(params), change];
}

/** Reads the filters; a status that does not exist counts as none. */
export function readSearch(params: URLSearchParams): JobSearch {
  const status = params.get("status") ?? "";
  return {
    q: params.get("q") ?? "",
    company: params.get("company") ?? "",
    status: STATUSES.has(status) ? (status as "open" | "closed") : "",
  };
}

export function isFiltered(search: JobSearch): boolean {
  return search.q !== "" || search.company !== "" || search.status !== "";
}
