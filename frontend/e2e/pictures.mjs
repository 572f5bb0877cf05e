/** Takes the README's pictures at E2E_BASE_URL into the folder PICTURES: a run in progress, and a posting with pay. */
import { chromium } from "@playwright/test";

const base = process.env.E2E_BASE_URL;
const folder = process.env.PICTURES;
const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const page = await browser.newPage({
  viewport: { width: 1200, height: 800 },
  colorScheme: "light",
  reducedMotion: "reduce",
});

await page.goto(`${base}/sources/runs/new`);
const start = page.getByRole("button", { name: /^Start ingestion/ });
await start.waitFor({ timeout: 60_000 });
await start.click();
await page.getByRole("heading", { level: 1, name: /^Run \d+$/ }).waitFor();
await page
  .getByText(/ of \d+/)
  .first()
  .waitFor();
await page.waitForTimeout(1_500);
await page.screenshot({ path: `${folder}/run.png` });

await page.getByRole("link", { name: /^See (the|\d)/ }).waitFor({ timeout: 180_000 });
const answer = await page.request.get(`${base}/api/jobs?limit=100`);
const jobs = (await answer.json()).items;
const chosen = jobs.find((job) => job.pay !== null && job.mode !== null) ?? jobs[0];
await page.goto(`${base}/jobs/${chosen.id}`);
await page.getByRole("region", { name: "Description" }).waitFor();
await page.screenshot({ path: `${folder}/posting.png` });
await browser.close();
