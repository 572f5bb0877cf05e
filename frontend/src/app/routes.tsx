/** Every screen and its address. Each screen is its own chunk, loaded when it is first opened. */
import type { ComponentType } from "react";
import { Home } from "@/app/home";
import { NotFound } from "@/app/not-found";
import { RouteError } from "@/app/route-error";
import { type ScreenPath, screenPaths } from "@/app/screen-paths";
import { Shell } from "@/app/shell";
import type { RouteObject } from "@/lib/router";

type Screen = Pick<RouteObject, "element" | "lazy">;

function later(load: () => Promise<ComponentType>): Screen {
  return { lazy: async () => ({ Component: await load() }) };
}

const screens: Record<ScreenPath, Screen> = {
  "/": { element: <Home /> },
  "/jobs": later(async () => (await import("@/features/postings/jobs-page")).JobsPage),
  "/jobs/:id": later(async () => (await import("@/features/postings/job-page")).JobPage),
  "/sources": later(async () => (await import("@/app/sources")).Sources),
  "/sources/runs/new": later(
    async () => (await import("@/features/ingestion/dry-run-page")).DryRunPage,
  ),
  "/sources/runs/:id": later(async () => (await import("@/features/ingestion/run-page")).RunPage),
  "/profile": later(async () => (await import("@/features/account/profile-page")).ProfilePage),
  "*": { element: <NotFound /> },
};

export const routes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <RouteError />,
    hydrateFallbackElement: <div />,
    children: [
      {
        errorElement: <RouteError />,
        children: screenPaths.map((path) => ({ path, ...screens[path] })),
      },
    ],
  },
];
