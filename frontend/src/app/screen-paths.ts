/** Every address that has a screen. The routes and the browser tests are both complete by this list. */
export const screenPaths = [
  "/",
  "/jobs",
  "/jobs/:id",
  "/applications",
  "/applications/new",
  "/applications/:id",
  "/timeline",
  "/insights",
  "/insights/companies/:company",
  "/sources",
  "/sources/runs/new",
  "/sources/runs/:id",
  "/profile",
  "/info",
  "/login",
  "*",
] as const;

export type ScreenPath = (typeof screenPaths)[number];
