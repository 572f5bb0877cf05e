/** Ways in and out that need no run of their own: an address without a screen, the skip link. */
import { expect, test } from "@playwright/test";
import { expectSoundScreen } from "./looks";

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
