/** The pictures of the README, taken from a filled demo; each shows what the product shows. */
import { expect, type Page, test } from "@playwright/test";
import { causeTrouble, endTroubles, letDaysPass } from "./universe";

const FOLDER = "../docs/pictures";
const BOARDS_LIMIT = 60_000;
const RUN_LIMIT = 180_000;

test.use({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
test.describe.configure({ mode: "serial" });
test.afterAll(endTroubles);

/** Takes the screen in both colour schemes. */
async function picture(page: Page, name: string): Promise<void> {
  for (const [colorScheme, suffix] of [
    ["dark", "-dark"],
    ["light", ""],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.screenshot({ path: `${FOLDER}/${name}${suffix}.png` });
  }
}

test("the plan and the run that follows from it", async ({ page }) => {
  await letDaysPass(3);
  await causeTrouble({ target: "netflix", kind: "status", status: 503, only: "list" });
  await page.goto("/sources/runs/new");
  const ledger = page.getByRole("region", { name: "What each company would bring" });
  await expect(ledger).toBeVisible({ timeout: BOARDS_LIMIT });
  const start = page.getByRole("button", { name: /^Start ingestion/ });
  await expect(start).not.toHaveAttribute("aria-disabled", "true", { timeout: BOARDS_LIMIT });
  await ledger.getByRole("button", { name: "Anthropic" }).click();
  await picture(page, "plan");

  await endTroubles();
  for (const target of ["amazon", "google", "northwind", "tiktok"]) {
    await causeTrouble({ target, kind: "drip", only: "page", seconds: 4 });
  }
  await start.click();
  const bar = page.getByRole("progressbar", { name: "Postings done" });
  await expect
    .poll(() => bar.evaluate((element: HTMLProgressElement) => element.value), {
      timeout: BOARDS_LIMIT,
      intervals: [100],
    })
    .toBeGreaterThan(40);
  await picture(page, "run");
  await endTroubles();
  await expect(page.getByRole("link", { name: /^See (the|\d)/ })).toBeVisible({
    timeout: RUN_LIMIT,
  });
});

test("the sources", async ({ page }) => {
  await page.goto("/sources");
  await expect(page.getByRole("region", { name: "Your companies" })).toBeVisible();
  await picture(page, "sources");
});

test("the list, the posting beside it, and what has changed in it", async ({ page }) => {
  await page.goto("/jobs");
  const list = page.getByRole("list", { name: "Postings" });
  await list.getByRole("link").first().click();
  await expect(page.getByRole("region", { name: "Description" })).toBeVisible();
  await picture(page, "jobs");
  await page.goto("/jobs?changed=true");
  await list.getByRole("link").first().click();
  await page.getByRole("tab", { name: "Changes" }).click();
  await expect(page.locator("ins, del").first()).toBeVisible();
  await picture(page, "changes");
});

test("what needs one, and where applications stand", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("region", { name: "Needs you" })).toBeVisible();
  await picture(page, "today");
  await page.goto("/applications?view=board");
  await expect(page.getByRole("link", { name: "Senior software engineer" }).first()).toBeVisible();
  await picture(page, "board");
});

test("a phone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const [name, address] of [
    ["phone-today", "/"],
    ["phone-jobs", "/jobs"],
  ] as const) {
    await page.goto(address);
    await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
    await picture(page, name);
  }
});

test("a posting", async ({ page }) => {
  await page.goto("/jobs?q=engineer&company=northwind");
  await page.getByRole("list", { name: "Postings" }).getByRole("link").first().click();
  await expect(page.getByRole("region", { name: "Description" })).toBeVisible();
  await picture(page, "posting");
});

test("the insights", async ({ page }) => {
  await page.goto("/insights");
  await expect(page.getByRole("region", { name: "Where applications went" })).toBeVisible();
  await picture(page, "insights");
});
