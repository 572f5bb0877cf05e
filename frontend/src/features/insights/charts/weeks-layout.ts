/** Bars per week in four lines, one under the other, each as high as its own highest week. Pure. */

export const KINDS = ["seen", "opened", "saved", "applied"] as const;

export type WeekKind = (typeof KINDS)[number];

export type Week = { monday: string } & Record<WeekKind, number>;

export interface WeeksPicture {
  height: number;
  weeks: {
    week: Week;
    x: number;
    wide: number;
    bars: { kind: WeekKind; y: number; high: number }[];
  }[];
  lines: { kind: WeekKind; y: number; most: number }[];
  named: { monday: string; x: number }[];
}

const LEFT = 76;
const LINE = 56;
const BAR = 44;
const BELOW = 20;
const WIDEST = 40;
const NAME_WIDTH = 64;
const WEEK = 7 * 86_400_000;

const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** The last ones that have room; weeks in which nothing happened keep their place. */
export function weeksPicture(known: readonly Week[], width: number): WeeksPicture {
  const most = Math.floor((width - LEFT) / 4);
  const all = everyWeek(known).slice(-most);
  const wide = Math.min(WIDEST, (width - LEFT) / Math.max(1, all.length));
  const lines = KINDS.map((kind, at) => ({
    ...{ kind, y: (at + 1) * LINE },
    most: Math.max(0, ...all.map((week) => week[kind])),
  }));
  const weeks = all.map((week, at) => ({
    ...{ week, x: LEFT + at * wide, wide },
    bars: lines.map(({ kind, y, most: highest }) => {
      const high = highest === 0 ? 0 : (week[kind] / highest) * BAR;
      return { kind, y: y - high, high };
    }),
  }));
  const every = Math.max(1, Math.ceil(NAME_WIDTH / wide));
  const named = weeks
    .filter((_, at) => at % every === 0)
    .filter(({ x }) => x + NAME_WIDTH - 16 <= width)
    .map(({ week, x }) => ({ monday: week.monday, x }));
  return { height: KINDS.length * LINE + BELOW, weeks, lines, named };
}

function everyWeek(known: readonly Week[]): Week[] {
  const [first, last] = [known.at(0), known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const by = new Map(known.map((week) => [week.monday, week]));
  const all: Week[] = [];
  for (let time = timeOf(first.monday); time <= timeOf(last.monday); time += WEEK) {
    const monday = new Date(time).toISOString().slice(0, 10);
    all.push(by.get(monday) ?? { monday, seen: 0, opened: 0, saved: 0, applied: 0 });
  }
  return all;
}
