/** Every question about the numbers of one's own search. */
import { request } from "@/api/client";
import type { CompanyCard, Insights } from "@/api/types";
import { ownZone } from "@/lib/zones";

export const INSIGHTS_RANGES = ["4w", "12w", "all"] as const satisfies readonly Insights["range"][];

export type InsightsRange = (typeof INSIGHTS_RANGES)[number];

/** Days begin as they do where this device is. Everything is what the server takes when no range is named. */
export const fetchInsights = (range: InsightsRange, signal?: AbortSignal) =>
  request<Insights>("GET", "/api/insights", {
    query: { zone: ownZone(), range: range === "all" ? null : range },
    signal,
  });

export const fetchCompanyCard = (company: string, signal?: AbortSignal) =>
  request<CompanyCard>("GET", `/api/insights/companies/${encodeURIComponent(company)}`, { signal });
