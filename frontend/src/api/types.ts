/** The shapes that travel between the server and this app. */
import type { TitleFilters } from "@/lib/title-words";

export interface User {
  email: string;
  name: string;
  picture: string | null;
  local: boolean;
}

export type BoardState = "never" | "complete" | "partial" | "failed" | "suspicious";

export interface Company {
  name: string;
  display_name: string;
  logo_url: string | null;
  platform: string;
  platform_label: string;
  address: string;
  built_in: boolean;
  open_postings: number;
  last_checked_at: string | null;
  state: BoardState;
  reason: string | null;
}

export interface CompanySetting {
  id: number;
  company_name: string;
  title_filters: TitleFilters;
  is_enabled: boolean;
  updated_at: string;
}

export type SettingOp =
  | { op: "upsert"; company_name: string; title_filters: TitleFilters; is_enabled: boolean }
  | { op: "delete"; company_name: string };

export interface SettingResult {
  op: string;
  success: boolean;
  company_name: string;
  id?: number | null;
  updated_at?: string | null;
  error?: string | null;
}

export type ListedState = "new" | "known" | "changed";

export interface IncludedJob {
  id: string;
  title: string;
  location: string;
  url: string;
  places: string[];
  state: ListedState;
}

export interface ExcludedJob {
  id: string;
  title: string;
  location: string;
  url: string;
  reason: { rule: "exclude" | "include"; word: string | null; text: string };
}

export interface CompanyPlan {
  status: "success" | "error";
  state: BoardState;
  reason: string | null;
  total_count: number;
  filtered_count: number;
  urls_count: number;
  included_jobs: IncludedJob[];
  excluded_jobs: ExcludedJob[];
  error_message: string | null;
  advertised: number | null;
  new: number;
  known: number;
  changed_listing: number;
  missing: number;
  narrowed: boolean;
  reused: boolean;
  seconds: number;
}

export type DryRun = Record<string, CompanyPlan>;

export type RunState =
  | "pending"
  | "initializing"
  | "ingesting"
  | "finished"
  | "error"
  | "cancelled";

export type JobState = "pending" | "crawled" | "ready" | "error" | "expired";

export interface RunTotals {
  total: number;
  ready: number;
  error: number;
  expired: number;
  unchanged: number;
  new: number;
  changed: number;
  closed: number;
}

export interface CompanyProgress extends RunTotals {
  company: string;
  display_name: string;
  stage: "waiting" | "reading" | "read";
  state: BoardState | null;
  reason: string | null;
  narrowed: boolean;
  advertised: number | null;
  listed: number;
  left_out: number;
  pending: number;
  crawled: number;
  missing: number;
}

export interface RunStatus extends RunTotals {
  run_id: number;
  status: RunState;
  error_message: string | null;
  counts: Record<JobState, number>;
  created_at: string;
  finished_at: string | null;
  companies: CompanyProgress[];
}

export interface JobChange {
  job_id: number;
  company: string;
  external_id: string;
  title: string;
  status: JobState;
  error_message: string | null;
}

export interface RunProgress extends RunStatus {
  changes: JobChange[];
}

export interface RunSummary {
  run_id: number;
  status: RunState;
  created_at: string;
  finished_at: string | null;
  total: number;
  ready: number;
  error: number;
  expired: number;
  new: number;
  changed: number;
}

export interface Pay {
  min: number | null;
  max: number | null;
  currency: string | null;
  period: string | null;
  text: string;
}

export interface JobItem {
  id: number;
  title: string;
  company: string;
  company_name: string;
  places: string[];
  mode: string | null;
  pay: Pay | null;
  posted_at: string | null;
  first_seen_at: string;
  status: "open" | "closed";
  new: boolean;
  changed: boolean;
  url: string;
  state: JobState;
  error_message: string | null;
}

export interface JobPage {
  items: JobItem[];
  next: string | null;
  total: { count: number; capped: boolean };
}

export interface JobFact {
  name: string;
  value: string;
  source: string;
}

export interface JobVersion {
  number: number;
  seen_at: string;
  distance: number | null;
}

export interface JobDetail extends JobItem {
  description: string;
  department: string | null;
  type: string | null;
  updated_at: string | null;
  valid_through: string | null;
  requisition_id: string | null;
  apply_url: string | null;
  last_seen_at: string;
  closed_at: string | null;
  closed_reason: string | null;
  facts: JobFact[];
  versions: JobVersion[];
}
