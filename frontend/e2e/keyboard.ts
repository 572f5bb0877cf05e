/** Moving about as one does without a mouse. */
import { expect, type Locator, type Page } from "@playwright/test";

const MOST_STOPS = 300;

/** Presses Tab until the element has the focus. Fails when it is never reached. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    const isThere = await target.evaluate((element) => element === document.activeElement);
    if (isThere) return;
    await page.keyboard.press("Tab");
  }
  await expect(target, "reachable by Tab").toBeFocused();
}

export async function press(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}
