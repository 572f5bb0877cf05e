/** Every address that has a screen. The routes and the browser tests are both complete by this list. */
export const screenPaths = [
  "/",
  "/jobs",
  "/jobs/:id",
  "/sources",
  "/sources/runs/new",
  "/sources/runs/:id",
  "/profile",
  "*",
] as const;

export type ScreenPath = (typeof screenPaths)[number];
