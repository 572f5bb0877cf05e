/** What each screen needs before it shows anything; the page asks for it while the program is still on its way. */
import type { ScreenPath } from "@/app/screen-paths";

export interface FirstNeeds {
  /** The file of the screen, for those that are loaded when they are opened. */
  module?: string;
  /** The questions it asks first; `:id` and `:company` are those in the screen's own address, `:zone` this device's time zone. */
  asks: readonly string[];
}

/** The file of what is around every screen but the login. */
export const FRAME = "src/app/inside.tsx";

const SHELL = ["/api/ingestion/runs", "/api/user"];
const FOLLOWED = ["/api/ingestion/companies", "/api/ingestion/settings"];

export const firstNeeds: Record<ScreenPath, FirstNeeds> = {
  "/": {
    module: "src/features/today/today-page.tsx",
    asks: ["/api/today", "/api/ingestion/settings", "/api/jobs?new=true&limit=50", ...SHELL],
  },
  "/jobs": {
    module: "src/features/postings/jobs-page.tsx",
    asks: ["/api/jobs?limit=50", "/api/ingestion/companies", ...SHELL],
  },
  "/jobs/:id": {
    module: "src/features/postings/job-page.tsx",
    asks: ["/api/jobs/:id", "/api/insights/jobs/:id/closing", ...SHELL],
  },
  "/applications": {
    module: "src/features/applications/applications-page.tsx",
    asks: ["/api/applications/board", ...SHELL],
  },
  "/applications/new": { module: "src/features/applications/add-page.tsx", asks: SHELL },
  "/applications/:id": {
    module: "src/features/applications/application-page.tsx",
    asks: ["/api/applications/:id", ...SHELL],
  },
  "/timeline": {
    module: "src/features/timeline/timeline-page.tsx",
    asks: ["/api/timeline", ...SHELL],
  },
  "/insights": {
    module: "src/features/insights/insights-page.tsx",
    asks: ["/api/insights?zone=:zone", ...SHELL],
  },
  "/insights/companies/:company": {
    module: "src/features/insights/company-card-page.tsx",
    asks: ["/api/insights/companies/:company", ...SHELL],
  },
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
    module: "src/app/profile.tsx",
    asks: ["/api/about", ...SHELL],
  },
  "/info": {
    module: "src/app/profile.tsx",
    asks: ["/api/about", ...SHELL],
  },
  "/login": {
    module: "src/features/account/login-page.tsx",
    asks: ["/api/auth/config"],
  },
  "*": { asks: [] },
};
