/** What is measured inside a page: reactions to input and layout shifts by web-vitals, long frames, the heap. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { CDPSession, Page } from "@playwright/test";

const require = createRequire(import.meta.url);
const webVitals = readFileSync(
  require.resolve("web-vitals").replace("web-vitals.umd.cjs", "web-vitals.iife.js"),
  "utf8",
);

interface Vitals {
  onINP: (tell: (metric: { value: number }) => void, options: object) => void;
  onCLS: (tell: (metric: { value: number }) => void, options: object) => void;
}

declare global {
  interface Window {
    webVitals?: Vitals;
    vitals?: { inp: number; cls: number };
    longestFrame?: number;
  }
}

/** Every page from now on keeps its worst reaction to input and its layout shift. */
export async function watchVitals(page: Page): Promise<void> {
  // Playwright gives each script a scope of its own.
  await page.addInitScript({ content: `${webVitals}; window.webVitals = webVitals;` });
  await page.addInitScript(() => {
    const { webVitals } = window;
    if (webVitals === undefined) throw new Error("web-vitals is not on the page.");
    const vitals = { inp: 0, cls: 0 };
    window.vitals = vitals;
    const all = { reportAllChanges: true, durationThreshold: 16 };
    webVitals.onINP(({ value }) => {
      vitals.inp = value;
    }, all);
    webVitals.onCLS(({ value }) => {
      vitals.cls = value;
    }, all);
  });
}

export async function vitalsOf(page: Page): Promise<{ inp: number; cls: number }> {
  // A reaction is known once its frame was shown, and told when the page is idle.
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 5_000 })));
  await page.waitForTimeout(200);
  const vitals = await page.evaluate(() => window.vitals);
  if (vitals === undefined) throw new Error("This page was not watched.");
  return vitals;
}

/** Every page from now on keeps how long its longest frame took. */
export async function watchFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.longestFrame = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        window.longestFrame = Math.max(window.longestFrame ?? 0, duration);
      }
    }).observe({ type: "long-animation-frame", buffered: true });
  });
}

/** The longest frame since the last time this was asked, in milliseconds; 0 when none was long. */
export async function longestFrame(page: Page): Promise<number> {
  await page.waitForTimeout(200);
  return page.evaluate(() => {
    const longest = window.longestFrame ?? 0;
    window.longestFrame = 0;
    return longest;
  });
}

export async function slowDown(page: Page, rate: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  return session;
}

/** Megabytes that the page's JavaScript holds after everything it does not need is thrown away. */
export async function heapInUse(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  for (let round = 0; round < 3; round += 1) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1024 / 1024;
}
