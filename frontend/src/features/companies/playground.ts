/** What the title words do to the titles that are known: kept, left out, and by which word. */
import type { CompanySetting, KnownTitle } from "@/api/types";
import { foldTitle, type TitleFilters, titleDecider, type Verdict } from "@/lib/title-words";

export interface FoldedTitle {
  company: string;
  title: string;
  folded: string;
}

export interface JudgedTitle extends FoldedTitle {
  verdict: Verdict;
}

/** Done once per list of titles, so that a keystroke costs only the comparison. */
export function foldTitles(titles: readonly KnownTitle[]): FoldedTitle[] {
  return titles.map(({ company, title }) => ({ company, title, folded: foldTitle(title) }));
}

export function judgeTitles(titles: readonly FoldedTitle[], filters: TitleFilters) {
  const decide = titleDecider(filters);
  const kept: JudgedTitle[] = [];
  const leftOut: JudgedTitle[] = [];
  for (const title of titles) {
    const verdict = decide(title.folded);
    (verdict.kept ? kept : leftOut).push({ ...title, verdict });
  }
  return { kept, leftOut };
}

/** How many known titles each company's own words keep. */
export function matchingByCompany(
  titles: readonly FoldedTitle[],
  sets: readonly WordSet[],
): Map<string, number> {
  const deciders = new Map<string, ReturnType<typeof titleDecider>>();
  for (const { filters, settings } of sets) {
    const decide = titleDecider(filters);
    for (const row of settings) deciders.set(row.company_name, decide);
  }
  const counts = new Map([...deciders.keys()].map((company) => [company, 0]));
  for (const { company, folded } of titles) {
    if (deciders.get(company)?.(folded).kept) counts.set(company, (counts.get(company) ?? 0) + 1);
  }
  return counts;
}

/** The one that has been followed the longest; a row that the server has not named yet is younger than any. */
export function firstFollowed(settings: readonly CompanySetting[]): CompanySetting {
  const age = ({ id }: CompanySetting) => (id === 0 ? Number.POSITIVE_INFINITY : id);
  return settings.reduce((first, row) => (age(row) < age(first) ? row : first));
}

export interface WordSet {
  filters: TitleFilters;
  settings: CompanySetting[];
}

/** Companies with the same words together, the largest group first. */
export function wordSets(settings: readonly CompanySetting[]): WordSet[] {
  const sets = new Map<string, WordSet>();
  for (const row of settings) {
    const key = JSON.stringify([
      listed(row.title_filters.include),
      listed(row.title_filters.exclude),
    ]);
    const set = sets.get(key);
    if (set === undefined) sets.set(key, { filters: row.title_filters, settings: [row] });
    else set.settings.push(row);
  }
  return [...sets.values()].sort((one, other) => other.settings.length - one.settings.length);
}

function listed(words: readonly string[]): string[] {
  return words.map(foldTitle).sort();
}
