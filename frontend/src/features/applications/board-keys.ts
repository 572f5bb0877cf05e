/** Where the arrows lead on the board: up and down in a column, left and right to the next that has cards. Pure. */

export type Arrow = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

export function isArrow(key: string): key is Arrow {
  return ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].includes(key);
}

/** The card that the focus goes to; null where there is none in that direction. */
export function cardBeside(
  columns: readonly (readonly number[])[],
  current: number,
  arrow: Arrow,
): number | null {
  const at = columns.findIndex((column) => column.includes(current));
  const row = columns[at]?.indexOf(current) ?? -1;
  if (row === -1) return null;
  if (arrow === "ArrowUp" || arrow === "ArrowDown") {
    return columns[at]?.[row + (arrow === "ArrowDown" ? 1 : -1)] ?? null;
  }
  const others = arrow === "ArrowRight" ? columns.slice(at + 1) : columns.slice(0, at).toReversed();
  const column = others.find((cards) => cards.length > 0);
  return column?.[Math.min(row, column.length - 1)] ?? null;
}
