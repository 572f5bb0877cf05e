/** The two ways in which people without a mouse work a page: by keyboard, and by finger on a phone. */
import { expect, type Locator, type Page } from "@playwright/test";
import { press, tabTo } from "./keyboard";
import { sidewaysScroll } from "./looks";

export interface Hands {
  /** Opens a link or presses a button. */
  act: (target: Locator) => Promise<void>;
  /** Chooses one tab of a list of tabs. */
  choose: (tabs: Locator, name: string) => Promise<void>;
  tick: (target: Locator) => Promise<void>;
  write: (target: Locator, text: string) => Promise<void>;
}

export function keyboard(page: Page): Hands {
  return {
    act: (target) => press(page, target),
    choose: async (tabs, name) => {
      await tabTo(page, tabs.getByRole("tab", { selected: true }));
      const isThere = () => tabs.getByRole("tab", { name, selected: true }).isVisible();
      for (let left = await tabs.getByRole("tab").count(); left > 0; left -= 1) {
        if (await isThere()) return;
        await page.keyboard.press("ArrowRight");
        // What is shown follows the focus a moment later.
        await expect(tabs.locator("[role=tab]:focus")).toHaveAttribute("aria-selected", "true");
      }
      expect(await isThere(), `${name} is reachable by the arrows`).toBe(true);
    },
    tick: (target) => press(page, target, "Space"),
    write: async (target, text) => {
      await tabTo(page, target);
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
    },
  };
}

/** What is tapped has to be on a screen that does not scroll sideways. */
export function finger(page: Page): Hands {
  async function tap(target: Locator): Promise<void> {
    expect(await sidewaysScroll(page), `${page.url()}, sideways`).toBeLessThanOrEqual(0);
    await target.tap();
  }
  return {
    act: tap,
    choose: (tabs, name) => tap(tabs.getByRole("tab", { name })),
    tick: tap,
    write: async (target, text) => {
      await tap(target);
      await expect(target).toBeFocused();
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
    },
  };
}
