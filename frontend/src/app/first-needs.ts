/** What each screen needs before it shows anything; the page asks for it while the program is still on its way. */
import type { ScreenPath } from "@/app/screen-paths";

export interface FirstNeeds {
  /** The file of the screen, for those that are loaded when they are opened. */
  module?: string;
  /** The questions it asks first; `:id` is the one in the screen's own address. */
  asks: readonly string[];
}

const SHELL = ["/api/ingestion/runs", "/api/user"];
const FOLLOWED = ["/api/ingestion/companies", "/api/ingestion/settings"];

export const firstNeeds: Record<ScreenPath, FirstNeeds> = {
  "/": { asks: ["/api/ingestion/settings", ...SHELL] },
  "/jobs": {
    module: "src/features/postings/jobs-page.tsx",
    asks: ["/api/jobs?limit=50", "/api/ingestion/companies", ...SHELL],
  },
  "/jobs/:id": { module: "src/features/postings/job-page.tsx", asks: ["/api/jobs/:id", ...SHELL] },
  "/sources": { module: "src/app/sources.tsx", asks: [...FOLLOWED, ...SHELL] },
  "/sources/runs/new": {
    module: "src/features/ingestion/dry-run-page.tsx",
    asks: [...FOLLOWED, ...SHELL],
  },
  "/sources/runs/:id": {
    module: "src/features/ingestion/run-page.tsx",
    asks: ["/api/ingestion/status/:id", ...SHELL],
  },
  "/profile": {
    module: "src/features/account/profile-page.tsx",
    asks: ["/api/about", ...SHELL],
  },
  "*": { asks: [] },
};
