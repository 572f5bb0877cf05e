/** Every question this app asks the server, one function each. */
import { request } from "@/api/client";
import type {
  About,
  Company,
  CompanySetting,
  DryRun,
  JobDetail,
  JobPage,
  KnownTitle,
  RunLine,
  RunStatus,
  SettingOp,
  SettingResult,
  User,
} from "@/api/types";

export interface JobSearch {
  q: string;
  company: string;
  status: "" | "open" | "closed";
}

export const fetchHealth = (signal?: AbortSignal) =>
  request<Record<string, string>>("GET", "/health", { signal });

export const fetchUser = (signal?: AbortSignal) => request<User>("GET", "/api/user", { signal });

export const fetchAbout = (signal?: AbortSignal) => request<About>("GET", "/api/about", { signal });

export const fetchCompanies = (signal?: AbortSignal) =>
  request<Company[]>("GET", "/api/ingestion/companies", { signal });

export const addCompany = (address: string) =>
  request<Company>("POST", "/api/ingestion/companies", { body: { address } });

export const fetchSettings = (signal?: AbortSignal) =>
  request<CompanySetting[]>("GET", "/api/ingestion/settings", { signal });

/** As many changes as the server takes at once. */
const OPS_AT_ONCE = 500;

/** Any number of changes, in as many requests as they need, one after the other. */
export async function saveSettings(ops: readonly SettingOp[]): Promise<SettingResult[]> {
  const results: SettingResult[] = [];
  for (let at = 0; at < ops.length; at += OPS_AT_ONCE) {
    const body = ops.slice(at, at + OPS_AT_ONCE);
    results.push(...(await request<SettingResult[]>("POST", "/api/ingestion/settings", { body })));
  }
  return results;
}

export const fetchTitles = (limit: number, signal?: AbortSignal) =>
  request<KnownTitle[]>("GET", "/api/ingestion/titles", { query: { limit }, signal });

export const fetchDryRun = (company: string) =>
  request<DryRun>("POST", "/api/ingestion/dry-run", { query: { company }, body: {} });

/** A run of these companies, or of every one that is switched on when none is named. */
export const startRun = (companies: readonly string[]) =>
  request<{ run_id: number }>("POST", "/api/ingestion/start", {
    body: companies.length === 0 ? {} : { companies },
  });

export const cancelRun = (runId: number) =>
  request<RunStatus>("POST", `/api/ingestion/cancel/${runId}`, { body: {} });

export const fetchRunStatus = (runId: number, signal?: AbortSignal) =>
  request<RunStatus>("GET", `/api/ingestion/status/${runId}`, { signal });

export const fetchRuns = (signal?: AbortSignal) =>
  request<RunLine[]>("GET", "/api/ingestion/runs", { signal });

export const fetchJobs = (
  search: JobSearch,
  after: string | null,
  limit: number,
  signal?: AbortSignal,
) => request<JobPage>("GET", "/api/jobs", { query: { ...search, after, limit }, signal });

export const fetchJob = (id: number, signal?: AbortSignal) =>
  request<JobDetail>("GET", `/api/jobs/${id}`, { signal });
