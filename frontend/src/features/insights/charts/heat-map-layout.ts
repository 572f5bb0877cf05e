/** Days as squares, a column per week from Monday to Sunday, in as many blocks as the width asks for. Pure. */

export interface Day {
  day: string;
  n: number;
}

export interface Square extends Day {
  x: number;
  y: number;
  /** 0 for nothing, then by quarters of the days with anything, so that one busy day does not pale all others. */
  level: number;
}

export interface HeatMapPicture {
  width: number;
  height: number;
  size: number;
  squares: Square[];
  months: { x: number; y: number; first: string }[];
  weekdays: { y: number; weekday: number }[];
  /** The Monday of the first week drawn; what is older is in the table. */
  from: string;
}

/** From middle to middle; smaller ones would be too small to hit. */
const PITCH = 24;
const SIZE = 20;
const LEFT = 36;
const MONTHS = 20;
const BLOCK_GAP = 12;
export const MOST_WEEKS = 53;
const MONTH_LETTERS = 3;
const LEVELS = 4;
const DAY = 86_400_000;
const WEEK = 7;

/** Days without a zone are counted as in UTC, where each has 24 hours. */
const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const mondayOf = (time: number) => time - ((new Date(time).getUTCDay() + 6) % WEEK) * DAY;

/** From `since`, or the first day there is, to today; at most so many weeks. */
export function heatMapPicture(
  active: readonly Day[],
  since: string | null,
  today: string,
  width: number,
): HeatMapPicture {
  const counts = new Map(active.map(({ day, n }) => [day, n]));
  const levelOf = levels(active);
  const end = mondayOf(timeOf(today));
  const wanted = mondayOf(timeOf(since ?? active[0]?.day ?? today));
  const start = Math.min(end, Math.max(wanted, end - (MOST_WEEKS - 1) * WEEK * DAY));
  const weeks = Math.round((end - start) / (WEEK * DAY)) + 1;
  const perBlock = Math.max(1, Math.min(weeks, Math.floor((width - LEFT) / PITCH)));
  const blockHeight = MONTHS + WEEK * PITCH;
  const placeOf = (week: number) => ({
    x: LEFT + (week % perBlock) * PITCH,
    y: Math.floor(week / perBlock) * (blockHeight + BLOCK_GAP) + MONTHS,
  });
  const squares: Square[] = [];
  for (let time = start; dayOf(time) <= today; time += DAY) {
    const at = Math.round((time - start) / DAY);
    const place = placeOf(Math.floor(at / WEEK));
    const n = counts.get(dayOf(time)) ?? 0;
    const level = levelOf(n);
    squares.push({
      ...{ day: dayOf(time), n, level },
      x: place.x,
      y: place.y + (at % WEEK) * PITCH,
    });
  }
  const blocks = Math.ceil(weeks / perBlock);
  return {
    ...{ width, size: SIZE, squares, from: dayOf(start) },
    height: blocks * (blockHeight + BLOCK_GAP) - BLOCK_GAP,
    months: monthsOf(squares, perBlock),
    weekdays: Array.from({ length: blocks }, (_, block) =>
      [0, 2, 4].map((weekday) => ({
        weekday,
        y: block * (blockHeight + BLOCK_GAP) + MONTHS + weekday * PITCH + SIZE - 5,
      })),
    ).flat(),
  };
}

function levels(active: readonly Day[]): (n: number) => number {
  const sorted = active.map(({ n }) => n).sort((one, other) => one - other);
  const borders = Array.from(
    { length: LEVELS - 1 },
    (_, at) => sorted[Math.floor(((at + 1) / LEVELS) * (sorted.length - 1))] ?? 0,
  );
  return (n) => (n === 0 ? 0 : 1 + borders.filter((border) => n > border).length);
}

/** A month is named over the first week that begins in it, and over the first of each block, where there is room. */
function monthsOf(squares: readonly Square[], perBlock: number): HeatMapPicture["months"] {
  const mondays = squares.filter((_, at) => at % WEEK === 0);
  const months: HeatMapPicture["months"] = [];
  for (const [week, { day, x, y }] of mondays.entries()) {
    const isFirst = week % perBlock === 0;
    const isNew = mondays[week - 1]?.day.slice(0, 7) !== day.slice(0, 7);
    const last = months.at(-1);
    const isFree = last === undefined || last.y !== y - 7 || x - last.x >= MONTH_LETTERS * 9;
    if ((isFirst || isNew) && isFree) months.push({ x, y: y - 7, first: day });
  }
  return months;
}
