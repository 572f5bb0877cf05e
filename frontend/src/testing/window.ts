/** A window of a given width, as far as media queries ask about it. */
import { vi } from "vitest";

/** Until the end of the test; without it a window has room for nothing beside the list. */
export function windowIsWide(pixels: number): void {
  vi.spyOn(window, "matchMedia").mockImplementation((query) => {
    const least = Number(/min-width: (\d+)px/.exec(query)?.[1] ?? Number.POSITIVE_INFINITY);
    return {
      ...{ matches: least <= pixels, media: query },
      ...{ addEventListener: () => {}, removeEventListener: () => {} },
    } as unknown as MediaQueryList;
  });
}
