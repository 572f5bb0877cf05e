/** The addresses of the screens, written in one place. */

export const paths = {
  home: "/",
  jobs: "/jobs",
  job: (id: number) => `/jobs/${id}`,
  newJobs: "/jobs?new=true",
  jobsOf: (company: string) => `/jobs?company=${encodeURIComponent(company)}`,
  applications: "/applications",
  applicationsAs: (query: string) => `/applications${query === "" ? "" : `?${query}`}`,
  application: (id: number) => `/applications/${id}`,
  changesSince: (application: number) => `/applications/${application}?tab=changes`,
  addApplication: "/applications/new",
  timeline: "/timeline",
  timelineOf: (day: string) => `/timeline?day=${day}`,
  insights: "/insights",
  companyCard: (company: string) => `/insights/companies/${encodeURIComponent(company)}`,
  login: "/login",
  profile: "/profile",
  sources: "/sources",
  preview: "/sources/runs/new",
  previewOf: (companies: readonly string[]) =>
    `/sources/runs/new?${new URLSearchParams(companies.map((name) => ["company", name]))}`,
  run: (id: number) => `/sources/runs/${id}`,
} as const;
