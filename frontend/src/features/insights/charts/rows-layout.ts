/** Where the rows of a figure stand: their names beside them where there is room, above them where not. Pure. */

const WIDE_ENOUGH = 520;
const LETTER = 7;
const MOST_NAME = 220;
const GAP = 12;
/** What is drawn has a row of this height; a name above it needs a line more. */
const ROW = 28;
const NAME = 18;

export interface Rows {
  /** From here to there is drawn. */
  left: number;
  right: number;
  height: number;
  /** The middle of what is drawn in a row, and the base of its name. */
  middle: (row: number) => number;
  name: (row: number) => { x: number; y: number };
  top: (row: number) => number;
  rowHeight: number;
  /** So many letters of a name have room. */
  letters: number;
}

/** `after` is kept free on the right, for what is written there. */
export function rowsLayout(
  width: number,
  names: readonly string[],
  after: number,
  above = 0,
): Rows {
  const isWide = width >= WIDE_ENOUGH;
  const longest = Math.max(0, ...names.map(({ length }) => length)) * LETTER;
  const left = isWide ? Math.min(MOST_NAME, longest) + GAP : 0;
  const rowHeight = isWide ? ROW : ROW + NAME;
  const top = (row: number) => above + row * rowHeight;
  const middle = (row: number) => top(row) + rowHeight - ROW / 2;
  return {
    ...{ left, right: Math.max(left + 40, width - after), rowHeight, top, middle },
    height: above + names.length * rowHeight,
    name: (row) => ({ x: 0, y: isWide ? middle(row) + 4 : top(row) + NAME - 4 }),
    letters: Math.floor((isWide ? MOST_NAME : width) / LETTER),
  };
}

/** A name that has room, its end left out where it has not. */
export function shortened(name: string, letters: number): string {
  return name.length <= letters ? name : `${name.slice(0, Math.max(1, letters - 1)).trimEnd()}…`;
}
