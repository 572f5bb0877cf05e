/** Every question about the numbers of one's own search. */
import { request } from "@/api/client";
import type { CompanyCard, Insights } from "@/api/types";
import { ownZone } from "@/lib/zones";

export const INSIGHTS_RANGES = ["4w", "12w", "all"] as const satisfies readonly Insights["range"][];

export type InsightsRange = (typeof INSIGHTS_RANGES)[number];

export interface InsightsSearch {
  range: InsightsRange;
  /** Of applications that carry it; empty for all. */
  tag: string;
  /** Of those on postings that a saved view looks for; null for all. */
  view: number | null;
}

/** Days begin as they do where this device is. Everything is what the server takes when no range is named. */
export const fetchInsights = ({ range, tag, view }: InsightsSearch, signal?: AbortSignal) =>
  request<Insights>("GET", "/api/insights", {
    query: { zone: ownZone(), range: range === "all" ? null : range, tag, view },
    signal,
  });

export const fetchCompanyCard = (company: string, signal?: AbortSignal) =>
  request<CompanyCard>("GET", `/api/insights/companies/${encodeURIComponent(company)}`, { signal });
