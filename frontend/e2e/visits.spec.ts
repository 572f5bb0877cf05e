/** What holds at every screen: its title, where the focus goes, what is announced, what is asked early. */
import { expect, type Page, test } from "@playwright/test";
import { serverIs } from "./answers";
import { numberStops, pressTab } from "./focus-order";
import { announcements, listenToLiveText, pauses } from "./live-text";
import { screenAddresses } from "./screen-addresses";

const CALM = 5_000;
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function isFilled(page: Page): Promise<void> {
  await expect(heading(page)).toBeVisible();
  await expect(page.getByRole("main").getByText(/^Loading|^Asking/)).toHaveCount(0);
}

/** Goes there as "back" does, so that the app itself changes the screen and not the browser. */
async function goBackTo(page: Page, address: string): Promise<void> {
  await page.goto("/nowhere/else");
  await isFilled(page);
  await page.evaluate((to) => {
    history.pushState({ usr: null, key: "there", idx: 1 }, "", to);
    history.pushState({ usr: null, key: "beyond", idx: 2 }, "", "/nowhere/beyond");
    history.back();
  }, address);
}

for (const address of screenAddresses) {
  test.describe(address, () => {
    test.beforeEach(async ({ page }) => serverIs(page, "filled"));

    test("is named, and gets the focus on its heading", async ({ page }) => {
      await goBackTo(page, address);
      await expect(page).not.toHaveURL(/\/nowhere\/(else|beyond)$/);
      // The screen before stays until the one that is loaded when it is opened has come.
      if (address !== "/nowhere") await expect(heading(page)).not.toHaveText("Page not found");
      await isFilled(page);
      const name = (await heading(page).textContent()) ?? "";
      await expect(heading(page)).toBeFocused();
      await expect.poll(() => page.title()).toContain(name);
      expect(await page.title()).toMatch(/ · Job Hunt Tracker$/);
    });

    test("is walked through in its own order, and shows where one is", async ({ page }) => {
      await page.goto(address);
      await isFilled(page);
      await page.waitForLoadState("networkidle");
      const count = await numberStops(page);
      for (let place = 0; place < count; place += 1) {
        const stop = await pressTab(page);
        expect(stop, stop.name).toMatchObject({ place, isMarked: true, isSeen: true });
      }
    });

    test("is calm to those who listen", async ({ page }) => {
      await listenToLiveText(page);
      await page.goto(address);
      await isFilled(page);
      const settled = await page.evaluate(() => Date.now());
      await page.clock.runFor(4 * CALM);
      const late = (await announcements(page)).filter(({ at }) => at > settled);
      expect(Math.min(CALM, ...pauses(late)), JSON.stringify(late)).toBe(CALM);
    });

    test("takes every answer that was asked for early", async ({ page }) => {
      await page.goto(address);
      await isFilled(page);
      const asked = await page.evaluate(() => window.earlyAnswers !== undefined);
      // A question in the address may lead elsewhere, so nothing is asked before the app has read it.
      expect(asked).toBe(address !== "/nowhere" && !address.includes("?"));
      const left = () => page.evaluate(() => Object.keys(window.earlyAnswers ?? {}));
      await expect.poll(left).toEqual([]);
    });
  });
}

test("an address without a screen says so", async ({ page }) => {
  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
});

test("the first Tab offers a way past the navigation", async ({ page }) => {
  await page.goto("/jobs");
  await expect(heading(page)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});
