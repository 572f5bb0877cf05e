/** Every screen and its address. Each screen is its own chunk, loaded when it is first opened. */
import { Home } from "@/app/home";
import { NotFound } from "@/app/not-found";
import { RouteError } from "@/app/route-error";
import { Shell } from "@/app/shell";
import type { RouteObject } from "@/lib/router";

export const routes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <RouteError />,
    hydrateFallbackElement: <div />,
    children: [
      {
        errorElement: <RouteError />,
        children: [
          { index: true, element: <Home /> },
          {
            path: "jobs",
            lazy: async () => ({
              Component: (await import("@/features/postings/jobs-page")).JobsPage,
            }),
          },
          {
            path: "jobs/:id",
            lazy: async () => ({
              Component: (await import("@/features/postings/job-page")).JobPage,
            }),
          },
          {
            path: "sources",
            lazy: async () => ({ Component: (await import("@/app/sources")).Sources }),
          },
          {
            path: "sources/runs/new",
            lazy: async () => ({
              Component: (await import("@/features/ingestion/dry-run-page")).DryRunPage,
            }),
          },
          {
            path: "sources/runs/:id",
            lazy: async () => ({
              Component: (await import("@/features/ingestion/run-page")).RunPage,
            }),
          },
          { path: "*", element: <NotFound /> },
        ],
      },
    ],
  },
];
