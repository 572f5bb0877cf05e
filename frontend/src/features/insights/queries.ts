/** The numbers of one's own search, as remembered answers. */
import { queryOptions } from "@tanstack/react-query";
import { fetchCompanyCard, fetchInsights, type InsightsSearch } from "@/api/insights";
import { keys } from "@/api/keys";

export const insightsOptions = (search: InsightsSearch) =>
  queryOptions({
    queryKey: [...keys.insights, search],
    queryFn: ({ signal }) => fetchInsights(search, signal),
    placeholderData: (shown) => shown,
  });

export const companyCardOptions = (company: string) =>
  queryOptions({
    queryKey: keys.companyCard(company),
    queryFn: ({ signal }) => fetchCompanyCard(company, signal),
  });
