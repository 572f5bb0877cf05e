/** How the web app is built, served while developing, and tested. */
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { firstPaint } from "./vite/first-paint.ts";
import { packed } from "./vite/packed.ts";

/** What is there before anybody has signed in. Nothing else may come into the same files. */
const LIGHT = ["main", "features/account/login-page"];

interface Graph {
  getModuleInfo: (id: string) => { importedIds: readonly string[] } | null;
}

/** What some screens have in common and others do without: what needs it, and what must not have to wait for it. */
const APART = {
  tracking: {
    neededBy: ["features/applications/applications-page"],
    notBy: ["features/postings/jobs-page", "features/today/today-page"],
  },
  events: {
    neededBy: ["features/timeline/timeline-page"],
    notBy: ["features/applications/applications-page", "features/today/today-page"],
  },
  charts: {
    neededBy: ["features/insights/insights-page", "features/insights/company-card-page"],
    notBy: [
      "features/applications/application-page",
      "features/applications/applications-page",
      "features/postings/job-page",
      "features/postings/jobs-page",
      "features/timeline/timeline-page",
      "app/profile",
      "app/sources",
    ],
  },
  posting: { neededBy: ["features/postings/posting-view"], notBy: ["features/postings/jobs-page"] },
  lists: { neededBy: ["ui/long-list"], notBy: ["features/account/profile-page"] },
};

/** The modules that have to be there before these can run. */
function closure(paths: readonly string[], graph: Graph): Set<string> {
  const open = paths.map((path) => fileURLToPath(new URL(`./src/${path}.tsx`, import.meta.url)));
  const seen = new Set<string>();
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    open.push(...(graph.getModuleInfo(one)?.importedIds ?? []));
  }
  return seen;
}

/** Asked about every module; the imports are followed once. */
function grouper() {
  let places: Map<string, string> | undefined;
  return (id: string, graph: Graph): string => {
    places ??= placesApart(graph);
    return places.get(id) ?? "shared";
  };
}

function placesApart(graph: Graph): Map<string, string> {
  const places = new Map<string, string>();
  for (const [name, { neededBy, notBy }] of Object.entries(APART)) {
    const kept = closure(notBy, graph);
    for (const id of closure(neededBy, graph)) if (!kept.has(id)) places.set(id, name);
  }
  for (const id of closure(LIGHT, graph)) places.set(id, "start");
  return places;
}

const groupOf = grouper();
const group = (name: string) => (id: string, graph: Graph) =>
  groupOf(id, graph) === name ? name : null;

export default defineConfig({
  plugins: [react(), firstPaint(), packed()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    outDir: "dist",
    manifest: true,
    target: "es2022",
    // One file: all styles together are smaller than one more round trip is long.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What several screens share comes in one file, not in a chain of tiny ones.
          // A group takes along what its modules need, so what is needed most comes first.
          groups: ["start", "shared", ...Object.keys(APART)].map((name, at) => ({
            name: group(name),
            minShareCount: 2,
            priority: 9 - at,
          })),
        },
      },
    },
  },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": "http://127.0.0.1:8000", "/health": "http://127.0.0.1:8000" },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}", "vercel.test.ts"],
    setupFiles: ["src/testing/setup.ts"],
    css: false,
    restoreMocks: true,
    testTimeout: 30_000,
    // Without it one core is left to a person at the screen, and two cores work as one.
    maxWorkers: 2,
  },
});
