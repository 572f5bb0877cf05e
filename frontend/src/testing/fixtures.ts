/** Answers of the server as the tests want them, each with the parts that matter overridden. */
import type {
  About,
  AccountEvent,
  Company,
  CompanyPlan,
  CompanyProgress,
  CompanySetting,
  RunLine,
  RunStatus,
  Session,
  SignInConfig,
  User,
} from "@/api/types";

const WHEN = "2025-11-04T09:00:00Z";
const TOTALS = {
  ...{ total: 4, ready: 1, error: 0, expired: 0 },
  ...{ unchanged: 0, new: 1, changed: 0, closed: 0 },
};

export const aUser = (over: Partial<User> = {}): User => ({
  ...{ email: "", name: "Owner", picture: null, local: true, deletes_at: null },
  ...over,
});

/** Somebody who has signed in with Google. */
export const aMember = (over: Partial<User> = {}): User =>
  aUser({ email: "ada@example.org", name: "Ada Marlowe", local: false, ...over });

export const aSignInConfig = (over: Partial<SignInConfig> = {}): SignInConfig => ({
  ...{ local: false, client_id: "client.apps.example", stand_in: null },
  ...over,
});

export const aSession = (over: Partial<Session> = {}): Session => ({
  ...{ id: 1, device: "Firefox on Linux", address: "198.51.100.7", current: true },
  ...{ created_at: WHEN, last_used_at: WHEN },
  ...over,
});

export const anAccountEvent = (over: Partial<AccountEvent> = {}): AccountEvent => ({
  ...{ at: WHEN, kind: "signed_in", device: "Firefox on Linux", address: "198.51.100.7" },
  ...over,
});

export const anAbout = (over: Partial<About> = {}): About => ({
  ...{ version: "0.1.0", stage: "local", python: "3.11.2", postgres: "17.2" },
  ...over,
});

export const aCompany = (over: Partial<Company> = {}): Company => ({
  name: "acme",
  display_name: "Acme",
  logo_url: "",
  platform: "greenhouse",
  platform_label: "Greenhouse",
  address: "https://boards.example.com/acme",
  built_in: true,
  open_postings: 42,
  new_postings: 3,
  last_checked_at: WHEN,
  state: "complete",
  reason: null,
  narrowed: false,
  to_the_end: true,
  ...over,
});

export const aSetting = (over: Partial<CompanySetting> = {}): CompanySetting => ({
  id: 1,
  company_name: "acme",
  title_filters: { include: ["engineer"], exclude: ["intern"] },
  is_enabled: true,
  updated_at: WHEN,
  ...over,
});

export const aPlan = (over: Partial<CompanyPlan> = {}): CompanyPlan => ({
  status: "success",
  state: "complete",
  reason: null,
  total_count: 3,
  filtered_count: 1,
  urls_count: 2,
  included_jobs: [listed("1", "Data Engineer", "new"), listed("2", "Software Engineer", "changed")],
  excluded_jobs: [
    {
      ...{ id: "3", title: "Engineering Intern", location: "Oslo", places: ["Oslo"] },
      url: "https://example.com/3",
      reason: { rule: "exclude", word: "intern", text: "Left out by “intern”" },
    },
  ],
  error_message: null,
  advertised: 3,
  new: 1,
  known: 1,
  changed_listing: 1,
  missing: 0,
  narrowed: false,
  to_the_end: true,
  reused: false,
  seconds: 1.2,
  ...over,
});

function listed(id: string, title: string, state: "new" | "known" | "changed") {
  return { id, title, state, location: "Oslo", places: ["Oslo"], url: `https://example.com/${id}` };
}

export const aCompanyProgress = (over: Partial<CompanyProgress> = {}): CompanyProgress => ({
  company: "acme",
  display_name: "Acme",
  stage: "read",
  state: "complete",
  reason: null,
  narrowed: false,
  to_the_end: true,
  advertised: null,
  listed: 5,
  left_out: 1,
  pending: 3,
  crawled: 0,
  missing: 0,
  ...TOTALS,
  ...over,
});

export const aRun = (over: Partial<RunStatus> = {}): RunStatus => ({
  run_id: 7,
  status: "ingesting",
  error_message: null,
  ...{ pending: 3, crawled: 0 },
  counts: { pending: 3, crawled: 0, ready: 1, error: 0, expired: 0 },
  created_at: WHEN,
  finished_at: null,
  companies: [aCompanyProgress()],
  ...TOTALS,
  ...over,
});

/** A run of the past, as the list of runs shows it. */
export const aPastRun = (over: Partial<RunLine> = {}): RunLine => {
  const { companies: _, ...line } = aRun();
  return {
    ...line,
    ...{ run_id: 6, status: "finished", finished_at: WHEN },
    ...{ total: 4, ready: 4, pending: 0, new: 4 },
    counts: { pending: 0, crawled: 0, ready: 4, error: 0, expired: 0 },
    ...over,
  };
};
