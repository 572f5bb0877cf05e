/** How the browser tests run: against the app at E2E_BASE_URL, in one local Chromium. */
import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const systemChromium = "/usr/bin/chromium";
const chosen =
  process.env.CHROMIUM_PATH ?? (existsSync(systemChromium) ? systemChromium : undefined);
const isRoot = process.getuid?.() === 0;

const MADE_ANSWERS = /(budgets|screens|still|visits)\.spec\.ts$/;

export default defineConfig({
  testDir: "e2e",
  projects: [
    // One at a time, for they share a server; first, so that the other worker has something to do meanwhile.
    { name: "journeys", testMatch: "*.spec.ts", testIgnore: MADE_ANSWERS, workers: 1 },
    // These make their answers themselves, so that they meet nobody.
    { name: "screens", testMatch: MADE_ANSWERS, fullyParallel: true },
    { name: "measures", testMatch: "*.measures.ts" },
    { name: "pictures", testMatch: "*.pictures.ts" },
  ],
  fullyParallel: false,
  workers: 2,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env.E2E_BASE_URL ?? "http://127.0.0.1:8000",
    browserName: "chromium",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      ...(chosen === undefined ? {} : { executablePath: chosen }),
      args: [
        ...(isRoot ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-dev-shm-usage",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
