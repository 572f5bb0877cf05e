/** The companies and the user's settings about them, as remembered answers. */
import { queryOptions } from "@tanstack/react-query";
import { fetchCompanies, fetchSettings, fetchTitles } from "@/api/endpoints";
import { keys } from "@/api/keys";
import { foldTitles } from "@/features/companies/playground";

export const companiesOptions = queryOptions({
  queryKey: keys.companies,
  queryFn: ({ signal }) => fetchCompanies(signal),
});

export const settingsOptions = queryOptions({
  queryKey: keys.settings,
  queryFn: ({ signal }) => fetchSettings(signal),
});

/** As many titles as the playground asks for. With so many, there may be more that it does not know. */
export const MOST_TITLES = 5_000;

export const titlesOptions = queryOptions({
  queryKey: keys.titles,
  queryFn: ({ signal }) => fetchTitles(MOST_TITLES, signal),
  staleTime: 60_000,
});

/** The same, ready to be compared with words; folded once per answer and not at every keystroke. */
export const foldedTitlesOptions = { ...titlesOptions, select: foldTitles };
