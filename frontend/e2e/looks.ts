/** What every screen is measured by: one h1, no axe violation, no sideways scroll, in every way of looking. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const axeSource = readFileSync(axePath, "utf8");
/** The policy of the server lets in scripts of its own address alone. */
const AXE = "/axe-for-tests.js";
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const PHONE = { width: 360, height: 740 };
const SMALLEST = { width: 320, height: 640 };
const TABLET = { width: 800, height: 1000 };

type Look = Parameters<Page["emulateMedia"]>[0];

const PLAIN = { colorScheme: "light", reducedMotion: "reduce", forcedColors: "none" } as const;
const LOOKS: Record<string, Look> = {
  dark: { ...PLAIN, colorScheme: "dark" },
  "forced colours": { ...PLAIN, forcedColors: "active" },
  "motion allowed": { ...PLAIN, reducedMotion: "no-preference" },
  light: PLAIN,
};

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) {
    await page.route(`**${AXE}`, (route) =>
      route.fulfill({ body: axeSource, contentType: "text/javascript" }),
    );
    await page.addScriptTag({ url: AXE });
  }
  return page.evaluate(async (values) => {
    if (window.axe === undefined) throw new Error("axe is not on the page");
    const found = await window.axe.run(document, { runOnly: { type: "tag", values } });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`),
    );
  }, TAGS);
}

/** By so many pixels the page is wider than its window. A phone's own innerWidth would grow with the page. */
export async function sidewaysScroll(page: Page): Promise<number> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  return wide - (page.viewportSize()?.width ?? wide);
}

/** The library follows the colour scheme by an event, so the page is a mixture for a moment. */
async function settle(page: Page, scheme: string): Promise<void> {
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor();
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** Leaves the screen as it found it, in the plain look. */
export async function expectSoundScreen(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  for (const [name, look] of Object.entries(LOOKS)) {
    await page.emulateMedia(look);
    await settle(page, look?.colorScheme ?? "light");
    expect(await violations(page), `${page.url()}, ${name}`).toEqual([]);
  }
  const wide = page.viewportSize();
  for (const size of [TABLET, SMALLEST, PHONE]) {
    await page.setViewportSize(size);
    const where = `${page.url()} at ${size.width} px`;
    expect(await sidewaysScroll(page), where).toBeLessThanOrEqual(0);
  }
  expect(await violations(page), `${page.url()} at 360 px`).toEqual([]);
  if (wide !== null) await page.setViewportSize(wide);
}

/** A4 at 96 dots an inch, without its margins. */
const SHEET = { width: 718, height: 1000 };

/** What a printer gets, whatever the screen looks like. Leaves the screen as it found it. */
export async function expectSoundPrint(page: Page): Promise<void> {
  const wide = page.viewportSize();
  await page.setViewportSize(SHEET);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ ...PLAIN, media: "print", colorScheme });
    await settle(page, colorScheme);
    const where = `${page.url()}, printed from ${colorScheme}`;
    expect(await violations(page), where).toEqual([]);
    expect(await sidewaysScroll(page), where).toBeLessThanOrEqual(0);
    await expect(page.getByRole("navigation"), where).toHaveCount(0);
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper, where).toBe("rgb(255, 255, 255)");
  }
  await page.emulateMedia({ ...PLAIN, media: null });
  if (wide !== null) await page.setViewportSize(wide);
}
