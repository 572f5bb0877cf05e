/** Events put together by the weeks they happened in. Pure. */
import { shortDate } from "@/lib/time";

export interface Week<Dated> {
  /** The Monday it began with, as a date. */
  key: string;
  label: string;
  events: readonly Dated[];
}

interface Words {
  thisWeek: string;
  lastWeek: string;
  weekOf: (monday: string) => string;
}

const DAY = 86_400_000;

/** The order of the events stays; a week that comes twice stands there twice. */
export function byWeek<Dated extends { at: string }>(
  events: readonly Dated[],
  now: number,
  words: Words,
): Week<Dated>[] {
  const weeks: { monday: number; events: Dated[] }[] = [];
  for (const event of events) {
    const monday = mondayOf(Date.parse(event.at));
    const last = weeks.at(-1);
    if (last?.monday === monday) last.events.push(event);
    else weeks.push({ monday, events: [event] });
  }
  const thisMonday = mondayOf(now);
  const lastMonday = mondayOf(thisMonday - 3 * DAY);
  return weeks.map(({ monday, events: of }) => ({
    key: `${localDate(monday)} ${of.length}`,
    label:
      monday === thisMonday
        ? words.thisWeek
        : monday === lastMonday
          ? words.lastWeek
          : words.weekOf(shortDate(now, new Date(monday).toISOString()) ?? ""),
    events: of,
  }));
}

/** The first moment of the Monday before, by this device's own clock. */
export function mondayOf(time: number): number {
  const day = new Date(time);
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - ((day.getDay() + 6) % 7));
  return day.getTime();
}

function localDate(time: number): string {
  const day = new Date(time);
  return `${day.getFullYear()}-${day.getMonth() + 1}-${day.getDate()}`;
}
