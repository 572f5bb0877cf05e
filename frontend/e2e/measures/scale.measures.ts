/** Whether plan, live run, sources and jobs stand a large account: no long frame, no growing heap, a small document. */
import { expect, type Page, test } from "@playwright/test";
import { type Bar, FRAME, handIn, NODES } from "./figures";
import { heapInUse, longestFrame, watchFrames } from "./in-page";
import { startLargeServer } from "./large-server";

const LIMIT = 180_000;
const HEAP: Bar = { unit: "times the heap", target: 1.2, better: "less" };

let server = { address: "", stop: () => {} };
test.use({ viewport: { width: 1280, height: 800 } });
test.beforeAll(async ({ baseURL }) => {
  server = await startLargeServer(baseURL ?? "");
});
test.afterAll(() => server.stop());
test.beforeEach(({ page }) => watchFrames(page));

const elements = (page: Page) => page.evaluate(() => document.querySelectorAll("*").length);

async function throughAll(page: Page): Promise<void> {
  for (let step = 0; step < 30; step += 1) {
    await page.mouse.wheel(0, 2_000);
    await page.waitForTimeout(50);
  }
  await page.keyboard.press("Home");
}

async function planIsThere(page: Page): Promise<void> {
  await expect(page.getByText(/^500 companies would bring 15,000 postings/).first()).toBeVisible({
    timeout: LIMIT,
  });
}

test("a plan of 500 companies and 20,000 titles", async ({ page }) => {
  await page.goto(`${server.address}/sources/runs/new`);
  await planIsThere(page);
  handIn({ name: "large plan: while it comes", ours: await longestFrame(page), ...FRAME });

  const before = await heapInUse(page);
  await longestFrame(page);
  await page.mouse.move(600, 500);
  await throughAll(page);
  const row = page.getByRole("button", { name: "Company 000", exact: true });
  await row.click();
  await expect(page.getByRole("tabpanel").first()).toBeVisible();
  await row.click();
  await page.getByRole("checkbox", { name: "Take Company 000 into the run" }).click();
  await page.getByRole("checkbox", { name: "Take Company 000 into the run" }).click();
  handIn({ name: "large plan: scroll, open, tick", ours: await longestFrame(page), ...FRAME });
  handIn({ name: "large plan: document", ours: await elements(page), ...NODES });

  for (let round = 0; round < 3; round += 1) {
    await page.getByRole("link", { name: "Sources", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Sources" })).toBeVisible();
    await page.goBack();
    await planIsThere(page);
  }
  handIn({
    name: "large plan: heap, later by first",
    ours: (await heapInUse(page)) / before,
    ...HEAP,
  });
});

test("the sources of 500 companies, and 10,000 postings in the list", async ({ page }) => {
  await page.goto(`${server.address}/sources`);
  await expect(page.getByRole("switch", { name: "Read Company 000" })).toBeVisible();
  await expect(page.getByText(/titles that are known already/)).toBeAttached();
  handIn({ name: "large sources: opening", ours: await longestFrame(page), ...FRAME });
  await page.mouse.move(600, 500);
  await throughAll(page);
  await page.getByRole("switch", { name: "Read Company 000" }).focus();
  handIn({ name: "large sources: scroll", ours: await longestFrame(page), ...FRAME });

  await page.goto(`${server.address}/jobs`);
  await expect(page.getByRole("link", { name: "Engineer 1", exact: true })).toBeVisible();
  handIn({ name: "large jobs: opening", ours: await longestFrame(page), ...FRAME });
  await throughAll(page);
  handIn({ name: "large jobs: scroll", ours: await longestFrame(page), ...FRAME });
  handIn({ name: "large jobs: document", ours: await elements(page), ...NODES });
});

test("a live run of 10,000 postings", async ({ page }) => {
  await page.goto(`${server.address}/sources/runs/7`);
  // Not every number is shown, since the screen draws no more often than one can read.
  const wellBegun = page.getByText(/[2-9],\d{3} of 10,000 postings done/).first();
  await expect(wellBegun).toBeVisible({ timeout: LIMIT });
  const before = await heapInUse(page);
  await longestFrame(page);
  await page.mouse.move(600, 500);
  await throughAll(page);
  handIn({ name: "large run: document", ours: await elements(page), ...NODES });
  await expect(page.getByText(/^Finished\. 10,000 new/).first()).toBeVisible({ timeout: LIMIT });
  handIn({ name: "large run: to its end", ours: await longestFrame(page), ...FRAME });
  handIn({
    name: "large run: heap, later by first",
    ours: (await heapInUse(page)) / before,
    ...HEAP,
  });
});
