/** The companies and the user's settings about them, as remembered answers. */
import { queryOptions } from "@tanstack/react-query";
import { fetchCompanies, fetchSettings } from "@/api/endpoints";
import { keys } from "@/api/keys";

export const companiesOptions = queryOptions({
  queryKey: keys.companies,
  queryFn: ({ signal }) => fetchCompanies(signal),
});

export const settingsOptions = queryOptions({
  queryKey: keys.settings,
  queryFn: ({ signal }) => fetchSettings(signal),
});
