/** The main journey, by keyboard alone: companies, words, preview, run, posting. */
import { expect, type Page, test } from "@playwright/test";
import { press, tabTo } from "./keyboard";
import { expectSoundScreen } from "./looks";

const RUN_LIMIT = 180_000;
const BOARDS_LIMIT = 60_000;

const rows = (page: Page) =>
  page.getByRole("region", { name: "Your companies" }).locator("ul > li[aria-label]");
const adds = (page: Page) =>
  page.getByRole("region", { name: "Companies known here" }).getByRole("button", { name: /^Add / });

/** Follows one of the known companies unless some company is followed already. */
async function followACompany(page: Page): Promise<void> {
  await expect(rows(page).or(adds(page)).first()).toBeVisible();
  if ((await rows(page).count()) > 0) return;
  await press(page, adds(page).first());
  await expect(rows(page)).toHaveCount(1);
}

async function addWord(page: Page): Promise<void> {
  const token = page.getByRole("button", { name: /^Remove “zoologist”/ }).first();
  if (await token.isVisible()) return;
  const words = page
    .getByRole("region", { name: "Title words" })
    .getByRole("textbox", { name: /^Leave out titles with/ })
    .first();
  await tabTo(page, words);
  await page.keyboard.type("zoologist");
  await page.keyboard.press("Enter");
  await expect(token).toBeVisible();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
}

test("from nothing to a posting that can be read, without a mouse", async ({ page }) => {
  await page.goto("/sources");
  await followACompany(page);
  await addWord(page);
  await page.reload();
  await expect(page.getByRole("button", { name: /^Remove “zoologist”/ }).first()).toBeVisible();
  await expectSoundScreen(page);

  await press(page, page.getByRole("link", { name: "Preview", exact: true }));
  await expect(page.getByRole("heading", { level: 1, name: "Preview" })).toBeFocused();
  const ledger = page.getByRole("region", { name: "What each company would bring" });
  await expect(ledger).toBeVisible({ timeout: BOARDS_LIMIT });
  const start = page.getByRole("button", { name: /^Start ingestion/ });
  await expect(start).not.toHaveAttribute("aria-disabled", "true", { timeout: BOARDS_LIMIT });
  await press(page, ledger.getByRole("checkbox").last(), "Space");
  await expect(ledger.getByRole("checkbox").last()).not.toBeChecked();
  if ((await ledger.getByRole("checkbox").count()) === 1) {
    await press(page, ledger.getByRole("checkbox").last(), "Space");
  }
  await press(page, ledger.getByRole("button", { expanded: false }).first());
  await press(page, ledger.getByRole("tab", { selected: true }));
  await expect(ledger.getByRole("tabpanel")).toBeVisible();
  await expectSoundScreen(page);

  await press(page, start);
  await expect(page.getByRole("heading", { level: 1, name: /^Run \d+$/ })).toBeFocused();
  await expectSoundScreen(page);
  const seePostings = page.getByRole("link", { name: /^See (the|\d)/ });
  await expect(seePostings).toBeVisible({ timeout: RUN_LIMIT });
  await expect(page.getByText(/^Finished\./).first()).toBeVisible();
  await expectSoundScreen(page);

  await press(page, seePostings);
  await expect(page.getByRole("heading", { level: 1, name: "Jobs" })).toBeFocused();
  const posting = page.getByRole("list", { name: "Postings" }).getByRole("link").first();
  await expect(posting).toBeVisible();
  await expectSoundScreen(page);

  const title = (await posting.textContent()) ?? "";
  await press(page, posting);
  const pane = page.getByRole("region", { name: "Reading pane" });
  await expect(pane).toBeFocused();
  await expect(pane.getByRole("heading", { level: 2, name: title })).toBeVisible();
  const text = page.getByRole("region", { name: "Description" });
  await expect.poll(async () => ((await text.textContent()) ?? "").length).toBeGreaterThan(100);
  await expectSoundScreen(page);
});

test("a run that one leaves goes on, and its page comes back to it", async ({ page }) => {
  await page.goto("/sources");
  await followACompany(page);
  await page.goto("/sources/runs/new");
  const start = page.getByRole("button", { name: /^Start ingestion/ });
  await expect(start).not.toHaveAttribute("aria-disabled", "true", { timeout: BOARDS_LIMIT });
  await start.click();
  await expect(page.getByRole("heading", { level: 1, name: /^Run \d+$/ })).toBeVisible();
  const address = page.url();
  await page.goto("/jobs");
  await expect(page.getByRole("heading", { level: 1, name: "Jobs" })).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole("link", { name: /^See (the|\d)/ })).toBeVisible({
    timeout: RUN_LIMIT,
  });
});

test("an address without a screen says so", async ({ page }) => {
  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
  await expectSoundScreen(page);
});

test("the first Tab offers a way past the navigation", async ({ page }) => {
  await page.goto("/jobs");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});
