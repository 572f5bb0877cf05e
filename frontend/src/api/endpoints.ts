/** Every question this app asks the server, one function each. */
import { request, requestFile } from "@/api/client";
import { type JobSearch, searchParams } from "@/api/job-search";
import type {
  About,
  AccountEvent,
  ActionDone,
  Closing,
  Company,
  CompanySetting,
  DryRun,
  JobAction,
  JobDetail,
  JobPage,
  KnownTitle,
  RunLine,
  RunStatus,
  SavedView,
  Session,
  SettingOp,
  SettingResult,
  SignInConfig,
  User,
  VersionChanges,
  ViewDraft,
} from "@/api/types";

export const fetchHealth = (signal?: AbortSignal) =>
  request<Record<string, string>>("GET", "/health", { signal, needsSession: false });

export const fetchSignInConfig = (signal?: AbortSignal) =>
  request<SignInConfig>("GET", "/api/auth/config", { signal, needsSession: false });

export const fetchNonce = (signal?: AbortSignal) =>
  request<{ nonce: string; expires_in: number }>("GET", "/api/auth/nonce", {
    signal,
    needsSession: false,
  });

/** The session comes in cookies, which no script sees; the token in the answer is for programs. */
export const signIn = (token: string) =>
  request<unknown>("POST", "/api/auth/google", { body: { token }, needsSession: false });

export const signOut = () =>
  request<{ ended: number }>("POST", "/api/auth/logout", { needsSession: false });

export const signOutEverywhere = () =>
  request<{ ended: number }>("POST", "/api/auth/logout-everywhere");

export const fetchSessions = (signal?: AbortSignal) =>
  request<Session[]>("GET", "/api/auth/sessions", { signal });

export const endSessionOf = (id: number) =>
  request<{ ended: number }>("POST", `/api/auth/sessions/${id}/end`);

export const fetchHistory = (signal?: AbortSignal) =>
  request<AccountEvent[]>("GET", "/api/auth/history", { signal });

export const deleteAccount = (confirm: "delete") =>
  request<{ deletes_at: string }>("POST", "/api/user/delete", { body: { confirm } });

export const restoreAccount = () => request<User>("POST", "/api/user/restore");

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
) => {
  const query = searchParams(search);
  if (after !== null) query.set("after", after);
  query.set("limit", String(limit));
  return request<JobPage>("GET", "/api/jobs", { query, signal });
};

/** The posting is there without the other; both come together, so that nothing moves when the other is there. */
export async function fetchJob(id: number, signal?: AbortSignal): Promise<JobDetail> {
  const [job, closing] = await Promise.all([
    request<Omit<JobDetail, "closing">>("GET", `/api/jobs/${id}`, { signal }),
    fetchClosing(id, signal).catch(() => null),
  ]);
  return { ...job, closing };
}

const fetchClosing = (id: number, signal?: AbortSignal) =>
  request<Closing>("GET", `/api/insights/jobs/${id}/closing`, { signal });

export const fetchVersions = (id: number, signal?: AbortSignal) =>
  request<VersionChanges[]>("GET", `/api/jobs/${id}/versions`, { signal });

/** Where the page can be had that a posting was read from. */
export const rawAddress = (id: number) => `/api/jobs/${id}/raw`;

export const fetchSavedPage = (id: number) => requestFile(rawAddress(id));

export const act = (action: JobAction) =>
  request<ActionDone>("POST", "/api/jobs/actions", { body: action });

export const fetchViews = (signal?: AbortSignal) =>
  request<SavedView[]>("GET", "/api/views", { signal });

export const saveView = (view: ViewDraft) =>
  request<SavedView>("POST", "/api/views", { body: view });

export const deleteView = (id: number) => request<undefined>("DELETE", `/api/views/${id}`);

/** Gives a view a feed, or its feed a new address; the answer's path is told this once. */
export const openFeed = (viewId: number) =>
  request<{ path: string }>("POST", `/api/views/${viewId}/feed`);

export const closeFeed = (viewId: number) =>
  request<undefined>("DELETE", `/api/views/${viewId}/feed`);
