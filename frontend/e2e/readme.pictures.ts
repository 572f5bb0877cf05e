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
  await ledger.getByRole("button", { expanded: false }).first().click();
  await picture(page, "plan");

  await endTroubles();
  for (const target of ["amazon", "google", "northwind", "tiktok"]) {
    await causeTrouble({ target, kind: "drip", only: "page", seconds: 4 });
  }
  await page.getByRole("button", { name: /^Start ingestion/ }).click();
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

test("a posting", async ({ page }) => {
  await page.goto("/jobs?q=engineer&company=northwind");
  await page.getByRole("list", { name: "Postings" }).getByRole("link").first().click();
  await expect(page.getByRole("region", { name: "Description" })).toBeVisible();
  await picture(page, "posting");
});
