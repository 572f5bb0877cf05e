/** The way of the focus through a page, and what a reader sees of it. */
import type { Page } from "@playwright/test";

export interface Stop {
  /** The place among all that can have the focus, in the order of the document; -1 for the page itself. */
  place: number;
  name: string;
  isMarked: boolean;
  isSeen: boolean;
}

/** How many things of the page can have the focus. They are numbered by this. */
export async function numberStops(page: Page): Promise<number> {
  return page.evaluate(() => {
    const can = "a[href], button, input, select, textarea, summary, [tabindex]";
    const all = [...document.querySelectorAll<HTMLElement>(can)].filter(
      (element) =>
        element.tabIndex >= 0 &&
        element.checkVisibility() &&
        // Of a group of choices the chosen one alone is stepped on; arrows lead to the others.
        !element.matches(":disabled, input[type=radio]:not(:checked)"),
    );
    for (const [at, element] of all.entries()) element.dataset.stop = String(at);
    return all.length;
  });
}

/** The place of the date that has the focus, if one has: of its parts, or of the way to its calendar. */
function dateStop(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const active = document.activeElement;
    return active instanceof HTMLInputElement && active.type === "date"
      ? active.dataset.stop
      : undefined;
  });
}

/** To the next stop; the parts of a date count as one. */
async function stepOn(page: Page): Promise<void> {
  const left = await dateStop(page);
  await page.keyboard.press("Tab");
  if (left === undefined) return;
  while ((await dateStop(page)) === left) await page.keyboard.press("Tab");
}

export async function pressTab(page: Page): Promise<Stop> {
  await stepOn(page);
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    // What shows the focus may be drawn beside a hidden box, or around a box and what is in it.
    const parent = element.parentElement;
    const around = [parent, parent?.parentElement, element.closest("li")];
    const shown = [element, ...(parent?.children ?? []), ...around]
      .filter((one) => one instanceof Element)
      .map((one) => getComputedStyle(one));
    const at = document.elementFromPoint(
      box.x + box.width / 2,
      box.y + Math.min(box.height, 20) / 2,
    );
    return {
      place: Number(element.dataset.stop ?? -1),
      name: `${element.tagName} ${element.ariaLabel ?? element.textContent ?? ""}`.slice(0, 60),
      isMarked: shown.some((one) => one.outlineStyle !== "none" && one.outlineWidth !== "0px"),
      isSeen:
        style.opacity === "0" || (at !== null && (element.contains(at) || at.contains(element))),
    };
  });
}
