/** Where the focus goes when the row that has it is about to vanish, so that it is never lost. */

const STOPS = "a[href], button, input, textarea";

/** To the first stop of the next row, else of the one before, else to the heading of the page. */
export function focusNeighbour(element: Element, rowSelector = "li"): void {
  const row = element.closest(rowSelector);
  const beside = [row?.nextElementSibling, row?.previousElementSibling];
  const stops = beside.map((other) => other?.querySelector<HTMLElement>(STOPS));
  const stop = stops.find((found) => found != null) ?? document.querySelector<HTMLElement>("h1");
  stop?.focus();
}
