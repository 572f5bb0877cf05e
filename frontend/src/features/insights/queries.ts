/** The numbers of one's own search, as remembered answers. */
import { queryOptions } from "@tanstack/react-query";
import { fetchCompanyCard, fetchInsights, type InsightsRange } from "@/api/insights";
import { keys } from "@/api/keys";

export const insightsOptions = (range: InsightsRange) =>
  queryOptions({
    queryKey: [...keys.insights, range],
    queryFn: ({ signal }) => fetchInsights(range, signal),
    placeholderData: (shown) => shown,
  });

export const companyCardOptions = (company: string) =>
  queryOptions({
    queryKey: keys.companyCard(company),
    queryFn: ({ signal }) => fetchCompanyCard(company, signal),
  });
