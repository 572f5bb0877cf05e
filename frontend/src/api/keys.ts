/** The names under which answers are remembered, so that one feature can tell another's is stale. */

export const keys = {
  user: ["user"],
  sessions: ["sessions"],
  history: ["history"],
  about: ["about"],
  health: ["health"],
  companies: ["companies"],
  settings: ["settings"],
  titles: ["titles"],
  dryRun: ["dry-run"],
  runs: ["runs"],
  run: (id: number) => ["run", id],
  jobs: ["jobs"],
  facets: ["jobs", "facets"],
  job: (id: number) => ["job", id],
  versions: (id: number) => ["job", id, "versions"],
  views: ["views"],
  applications: ["applications"],
  application: (id: number) => ["application", id],
  timeline: ["timeline"],
  today: ["today"],
} as const;
