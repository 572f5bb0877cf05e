/** Which application of a list has the focus, and giving it to one, wherever it stands by now. */

export function focusedApplication(): number | null {
  const row = document.activeElement?.closest<HTMLElement>("[data-application]");
  return row === null || row === undefined ? null : Number(row.dataset.application);
}

export function focusApplication(id: number): void {
  linkOf(id)?.focus();
}

/** After a move the card stands elsewhere; when it is not drawn there, the focus stays in sight. */
export function keepFocus(id: number): void {
  requestAnimationFrame(() => {
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (isLost) (linkOf(id) ?? document.querySelector<HTMLElement>("h1"))?.focus();
  });
}

function linkOf(id: number): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-application="${id}"] a`);
}
