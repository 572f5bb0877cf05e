/** Postings and saved views as the server answers them, each with the parts that matter overridden. */
import type { JobDetail, JobItem, JobPage, SavedView } from "@/api/types";

const WHEN = "2025-11-04T09:00:00Z";

export const aJob = (over: Partial<JobItem> = {}): JobItem => ({
  id: 11,
  title: "Data Engineer",
  company: "acme",
  company_name: "Acme",
  platform: "greenhouse",
  places: ["Oslo"],
  countries: ["NO"],
  mode: "hybrid",
  types: ["full_time"],
  level: null,
  years: null,
  pay: null,
  posted_at: WHEN,
  first_seen_at: WHEN,
  status: "open",
  new: false,
  changed: false,
  reposted: false,
  seen: false,
  hidden: false,
  application: null,
  url: "https://example.com/11",
  state: "ready",
  error_message: null,
  ...over,
});

/** The first page of these postings and no more, with the counts of a few filters. */
export const aJobPage = (
  items: readonly JobItem[] = [aJob()],
  over: Partial<JobPage> = {},
): JobPage => ({
  items: [...items],
  next: null,
  total: { count: items.length, capped: false },
  facets: {
    company: [
      { value: "acme", count: 3 },
      { value: "netflix", count: 1 },
    ],
    mode: [{ value: "hybrid", count: 2 }],
    country: [{ value: "NO", count: 4 }],
    place: [{ value: "Oslo, NO", count: 4 }],
    team: [{ value: "Logistics", count: 2 }],
    level: [{ value: "senior", count: 2 }],
    type: [{ value: "full_time", count: 4 }],
    platform: [{ value: "greenhouse", count: 3 }],
    pay: [
      { value: "listed", count: 1 },
      { value: "unlisted", count: 3 },
    ],
    posted: [{ value: "30", count: 2 }],
    new: [{ value: "last_run", count: 1 }],
    changed: [],
    status: [{ value: "open", count: 4 }],
    mine: [{ value: "unseen", count: 4 }],
  },
  facets_capped: over.total?.capped === true ? ["company", "mode", "country", "mine"] : [],
  did_you_mean: null,
  ...over,
});

export const aView = (over: Partial<SavedView> = {}): SavedView => ({
  ...{ id: 1, name: "Backend, remote", query: "q=backend&mode=remote", new: 3, feed: false },
  created_at: WHEN,
  ...over,
});

export const aDetail = (over: Partial<JobDetail> = {}): JobDetail => ({
  ...aJob(),
  description: "<p>You will look after the <strong>warehouse</strong>.</p>",
  department: null,
  type: "Full time",
  updated_at: null,
  valid_through: null,
  requisition_id: null,
  apply_url: null,
  last_seen_at: WHEN,
  closed_at: null,
  closed_reason: null,
  visa: null,
  language: "en",
  company_hidden: false,
  has_raw: true,
  evidence: {
    open_since: WHEN.slice(0, 10),
    since_seen: false,
    open_days: 3,
    edits: 0,
    last_edit_at: null,
    reposts: [],
  },
  at_company: { openings: [], total: 0, applications: [] },
  facts: [{ name: "title", value: "Data Engineer", source: "JSON-LD title" }],
  versions: [{ number: 1, seen_at: WHEN, distance: null }],
  closing: null,
  ...over,
});
