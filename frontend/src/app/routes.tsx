/** Every screen and its address. Each screen is its own chunk, loaded when it is first opened. */
import type { QueryClient } from "@tanstack/react-query";
import type { ComponentType } from "react";
import { RouteError } from "@/app/route-error";
import { type ScreenPath, screenPaths } from "@/app/screen-paths";
import type { RouteObject } from "@/lib/router";

type Screen = Pick<RouteObject, "element" | "lazy">;

function later(load: () => Promise<ComponentType>): Screen {
  return { lazy: async () => ({ Component: await load() }) };
}

const screens: Record<ScreenPath, Screen> = {
  "/": later(async () => (await import("@/features/today/today-page")).TodayPage),
  "/jobs": later(async () => (await import("@/features/postings/jobs-page")).JobsPage),
  "/jobs/:id": later(async () => (await import("@/features/postings/job-page")).JobPage),
  "/applications": later(
    async () => (await import("@/features/applications/applications-page")).ApplicationsPage,
  ),
  "/applications/new": later(
    async () => (await import("@/features/applications/add-page")).AddPage,
  ),
  "/applications/:id": later(
    async () => (await import("@/features/applications/application-page")).ApplicationPage,
  ),
  "/timeline": later(async () => (await import("@/features/timeline/timeline-page")).TimelinePage),
  "/insights": later(async () => (await import("@/features/insights/insights-page")).InsightsPage),
  "/insights/companies/:company": later(
    async () => (await import("@/features/insights/company-card-page")).CompanyCardPage,
  ),
  "/sources": later(async () => (await import("@/app/sources")).Sources),
  "/sources/runs/new": later(
    async () => (await import("@/features/ingestion/dry-run-page")).DryRunPage,
  ),
  "/sources/runs/:id": later(async () => (await import("@/features/ingestion/run-page")).RunPage),
  "/profile": later(async () => (await import("@/app/profile")).Profile),
  "/info": later(async () => (await import("@/app/profile")).Profile),
  "/login": later(async () => (await import("@/features/account/login-page")).LoginPage),
  "*": later(async () => (await import("@/app/not-found")).NotFound),
};

/** The screens that anybody may see. */
const OPEN: readonly ScreenPath[] = ["/login"];

const routesOf = (chosen: readonly ScreenPath[]): RouteObject[] =>
  chosen.map((path) => ({ path, ...screens[path] }));

/** A client for what is remembered is made when it is first needed, unless one is given. */
export function createRoutes(client?: QueryClient): RouteObject[] {
  return [
    {
      errorElement: <RouteError />,
      hydrateFallbackElement: <div />,
      children: [
        ...routesOf(OPEN),
        {
          lazy: async () => (await import("@/app/inside")).inside(client),
          shouldRevalidate: () => false,
          children: [
            {
              errorElement: <RouteError />,
              children: routesOf(screenPaths.filter((path) => !OPEN.includes(path))),
            },
          ],
        },
      ],
    },
  ];
}
