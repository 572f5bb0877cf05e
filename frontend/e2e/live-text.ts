/** What a screen reader would be told: every change of a live region's text, with the page's own time. */
import type { Page } from "@playwright/test";

export interface Announcement {
  region: number;
  text: string;
  at: number;
}

declare global {
  interface Window {
    announcements?: Announcement[];
  }
}

/** From the next page on. The page's clock is stopped and goes on only as far as a test lets it. */
export async function listenToLiveText(page: Page): Promise<void> {
  await page.clock.install();
  await page.addInitScript(() => {
    const told: Announcement[] = [];
    const regions: Element[] = [];
    window.announcements = told;
    const lastOf = (region: number) => told.findLast((one) => one.region === region)?.text ?? "";
    const hear = (region: Element) => {
      if (!regions.includes(region)) regions.push(region);
      const number = regions.indexOf(region);
      const text = region.textContent?.trim() ?? "";
      if (text !== "" && text !== lastOf(number))
        told.push({ region: number, text, at: Date.now() });
    };
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest("[role=status], [role=alert], [aria-live]");
        if (region) hear(region);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

export async function announcements(page: Page): Promise<Announcement[]> {
  return page.evaluate(() => window.announcements ?? []);
}

/** Pauses between two announcements of one region, in milliseconds. */
export function pauses(told: readonly Announcement[]): number[] {
  return told.flatMap(({ region, at }, place) => {
    const before = told.slice(0, place).findLast((one) => one.region === region);
    return before === undefined ? [] : [at - before.at];
  });
}
