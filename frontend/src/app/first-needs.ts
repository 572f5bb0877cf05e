/** What each screen needs before it shows anything; the page asks for it while the program is still on its way. */
import type { ScreenPath } from "@/app/screen-paths";

export interface FirstNeeds {
  /** The files of the screen, for those that are loaded when they are opened: its own, and what it mostly opens with. */
  modules?: readonly string[];
  /** The questions it asks first; `:id` and `:company` are those in the screen's own address, `:zone` this device's time zone. */
  asks: readonly string[];
}

/** The file of what is around every screen but the login. */
export const FRAME = "src/app/inside.tsx";

const OF_PROFILE = ["/api/about", "/api/thresholds", "/api/calendar", "/api/documents/room"];
const SHELL = ["/api/ingestion/runs", "/api/user"];
const FOLLOWED = ["/api/ingestion/companies", "/api/ingestion/settings"];

export const firstNeeds: Record<ScreenPath, FirstNeeds> = {
  "/": {
    modules: ["src/features/today/today-page.tsx"],
    asks: ["/api/today", "/api/ingestion/settings", "/api/jobs?new=true&limit=50", ...SHELL],
  },
  "/jobs": {
    modules: ["src/features/postings/jobs-page.tsx"],
    asks: ["/api/jobs?limit=50", "/api/ingestion/companies", ...SHELL],
  },
  "/jobs/:id": {
    modules: ["src/features/postings/job-page.tsx"],
    asks: ["/api/jobs/:id", "/api/insights/jobs/:id/closing", ...SHELL],
  },
  "/applications": {
    modules: [
      "src/features/applications/applications-page.tsx",
      "src/features/applications/board.tsx",
    ],
    asks: ["/api/applications/board", ...SHELL],
  },
  "/applications/new": { modules: ["src/features/applications/add-page.tsx"], asks: SHELL },
  "/applications/:id": {
    modules: ["src/features/applications/application-page.tsx"],
    asks: ["/api/applications/:id", ...SHELL],
  },
  "/timeline": {
    modules: ["src/features/timeline/timeline-page.tsx"],
    asks: ["/api/timeline", ...SHELL],
  },
  "/insights": {
    modules: ["src/features/insights/insights-page.tsx"],
    asks: ["/api/insights?zone=:zone", "/api/views", ...SHELL],
  },
  "/insights/companies/:company": {
    modules: ["src/features/insights/company-card-page.tsx"],
    asks: ["/api/insights/companies/:company", ...SHELL],
  },
  "/sources": { modules: ["src/app/sources.tsx"], asks: [...FOLLOWED, ...SHELL] },
  "/sources/runs/new": {
    modules: ["src/features/ingestion/dry-run-page.tsx"],
    asks: [...FOLLOWED, ...SHELL],
  },
  "/sources/runs/:id": {
    modules: ["src/features/ingestion/run-page.tsx"],
    asks: ["/api/ingestion/status/:id", ...SHELL],
  },
  "/profile": {
    modules: ["src/app/profile.tsx"],
    asks: [...OF_PROFILE, ...SHELL],
  },
  "/info": {
    modules: ["src/app/profile.tsx"],
    asks: [...OF_PROFILE, ...SHELL],
  },
  "/login": {
    modules: ["src/features/account/login-page.tsx"],
    asks: ["/api/auth/config"],
  },
  "*": { asks: [] },
};
