/** The names under which answers are remembered, so that one feature can tell another's is stale. */

export const keys = {
  user: ["user"],
  health: ["health"],
  companies: ["companies"],
  settings: ["settings"],
  dryRun: ["dry-run"],
  runs: ["runs"],
  run: (id: number) => ["run", id],
  jobs: ["jobs"],
  job: (id: number) => ["job", id],
} as const;
