/** Bars per month, up for what appeared and down for what closed, on one scale. Pure. */

export interface Month {
  month: string;
  appeared: number;
  closed: number;
}

export interface MonthsPicture {
  height: number;
  /** Where neither appeared nor closed is drawn. */
  middle: number;
  most: number;
  left: number;
  top: number;
  bars: { month: Month; x: number; wide: number; up: number; down: number }[];
  named: { month: string; x: number }[];
}

const LEFT = 40;
const ABOVE = 12;
const BELOW = 24;
const BODY = 180;
const NARROWEST = 8;
const WIDEST = 48;
const NAME_WIDTH = 56;

/** The last ones that have room; months in which nothing happened keep their place. */
export function monthsPicture(known: readonly Month[], width: number): MonthsPicture {
  const all = everyMonth(known).slice(-Math.floor((width - LEFT) / NARROWEST));
  const wide = Math.min(WIDEST, (width - LEFT) / Math.max(1, all.length));
  const up = Math.max(0, ...all.map(({ appeared }) => appeared));
  const down = Math.max(0, ...all.map(({ closed }) => closed));
  const scale = BODY / Math.max(1, up + down);
  const every = Math.max(1, Math.ceil(NAME_WIDTH / wide));
  return {
    ...{
      height: ABOVE + BODY + BELOW,
      middle: ABOVE + up * scale,
      most: up,
      left: LEFT,
      top: ABOVE,
    },
    bars: all.map((month, at) => ({
      ...{ month, x: LEFT + at * wide, wide },
      ...{ up: month.appeared * scale, down: month.closed * scale },
    })),
    named: all
      .map(({ month }, at) => ({ month, x: LEFT + at * wide }))
      .filter(({ x }, at) => at % every === 0 && x + NAME_WIDTH - 8 <= width),
  };
}

function everyMonth(known: readonly Month[]): Month[] {
  const [first, last] = [known.at(0), known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const by = new Map(known.map((month) => [month.month, month]));
  const all: Month[] = [];
  for (let month = first.month; month <= last.month; month = after(month)) {
    all.push(by.get(month) ?? { month, appeared: 0, closed: 0 });
  }
  return all;
}

/** The first day of the month after this one. */
function after(month: string): string {
  const day = new Date(`${month}T00:00:00Z`);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1)).toISOString().slice(0, 10);
}
