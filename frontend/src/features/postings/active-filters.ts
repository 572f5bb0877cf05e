/** The filters of a search that are in force, one by one, each with the change that takes it away. */
import { type JobSearch, LIST_FILTERS } from "@/api/job-search";
import { postingsCopy } from "@/features/postings/copy";
import type { ValueWords } from "@/features/postings/search-words";
import { formatCount } from "@/lib/count";

export interface ActiveFilter {
  key: string;
  words: string;
  /** What has to change for the search to go on without it. */
  without: Partial<JobSearch>;
}

/** Each value by itself, as chips show them. */
export function activeValues(search: JobSearch, wordsOf: ValueWords): ActiveFilter[] {
  const lists = LIST_FILTERS.flatMap((name) => {
    const values: readonly string[] = search[name];
    return values.map((value) => ({
      key: `${name} ${value}`,
      words: `${postingsCopy.filterNames[name]}: ${wordsOf(name, value)}`,
      without: { [name]: values.filter((one) => one !== value) },
    }));
  });
  return [...textOf(search), ...lists, ...singles(search)];
}

/** All values of a filter together, since each value lets more pass: taking one of them away narrows. */
export function activeFilters(search: JobSearch, wordsOf: ValueWords): ActiveFilter[] {
  const lists = LIST_FILTERS.filter((name) => search[name].length > 0).map((name) => ({
    key: name,
    words: `${postingsCopy.filterNames[name]}: ${search[name].map((one) => wordsOf(name, one)).join(", ")}`,
    without: { [name]: [] },
  }));
  return [...textOf(search), ...lists, ...singles(search)];
}

export function isFiltered(search: JobSearch): boolean {
  return activeFilters(search, (_, value) => value).length > 0;
}

function textOf({ q }: JobSearch): ActiveFilter[] {
  if (q.trim() === "") return [];
  return [{ key: "q", words: postingsCopy.textFilter(q.trim()), without: { q: "" } }];
}

function singles(search: JobSearch): ActiveFilter[] {
  const { chips } = postingsCopy;
  const found: ActiveFilter[] = [];
  if (search.pay_min !== null) {
    const words = chips.pay(formatCount(search.pay_min), search.pay_unlisted);
    found.push({ key: "pay", words, without: { pay_min: null, pay_unlisted: true } });
  }
  if (search.years_max !== null) {
    found.push({
      key: "years",
      words: chips.years(search.years_max),
      without: { years_max: null },
    });
  }
  if (search.posted_days !== null) {
    found.push({
      key: "posted",
      words: chips.posted(search.posted_days),
      without: { posted_days: null },
    });
  }
  if (search.new) found.push({ key: "new", words: chips.new, without: { new: false } });
  if (search.changed)
    found.push({ key: "changed", words: chips.changed, without: { changed: false } });
  if (search.status !== "") {
    found.push({ key: "status", words: chips.status[search.status], without: { status: "" } });
  }
  return found;
}
