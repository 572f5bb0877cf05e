/** What a figure says as rows and columns: on screen, and as CSV for other programs. Pure. */

export type Cell = string | number | null;

export interface Column {
  name: string;
  /** How its numbers are written on screen; in CSV they stay as they are. */
  write?: (value: number) => string;
  /** What stands there on screen when it is not known. */
  none?: string;
  /** Where a cell of it leads to. */
  to?: (cell: Cell) => string;
}

export interface Table {
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
}

/** What a spreadsheet takes for a formula begins like this; an apostrophe before it makes it stay a text. */
const COMPUTED = /^'*[=+\-@\t\r\n＝＋－＠]/;
/** Without it Excel takes UTF-8 for something else. */
const BOM = "\ufeff";

export function csvOf({ columns, rows }: Table): string {
  const lines = [columns.map(({ name }) => name), ...rows];
  return BOM + lines.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = COMPUTED.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
