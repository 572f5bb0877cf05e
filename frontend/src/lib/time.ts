/** How moments are written: short ages, relative times, and the exact time behind both. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const RELATIVE_DAYS = 13;
const FULL_BAR_DAYS = 60;

const dayMonth = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const dayMonthYear = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
});
const clock = new Intl.DateTimeFormat("en-GB", {
  ...{ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
});
const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short" });

export interface Age {
  text: string;
  /** How fresh: 1 just now, 0 at sixty days and beyond. */
  freshness: number;
}

/** The short age for the gutter, such as "3 d" or "5 wk"; null when the moment is not a time. */
export function ageOf(now: number, at: string): Age | null {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return null;
  const past = Math.max(0, now - time);
  return { text: shortSpan(past), freshness: Math.max(0, 1 - past / (FULL_BAR_DAYS * DAY)) };
}

function shortSpan(past: number): string {
  if (past < MINUTE) return "now";
  if (past < HOUR) return `${Math.floor(past / MINUTE)} min`;
  if (past < DAY) return `${Math.floor(past / HOUR)} h`;
  if (past < 2 * WEEK) return `${Math.floor(past / DAY)} d`;
  if (past < 365 * DAY) return `${Math.floor(past / WEEK)} wk`;
  return `${Math.floor(past / (365 * DAY))} yr`;
}

/** Relative up to 13 days back, then the date; null when the moment is not a time. */
export function relativeTime(now: number, at: string): string | null {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return null;
  const past = now - time;
  if (past < -MINUTE || past >= (RELATIVE_DAYS + 1) * DAY) return dateOf(now, time);
  if (past < MINUTE) return "just now";
  return `${shortSpan(past)} ago`;
}

/** How long until a moment, up to 13 days ahead, else its date; past ones as everywhere. Null when it is no time. */
export function untilTime(now: number, at: string): string | null {
  const ahead = Date.parse(at) - now;
  if (Number.isNaN(ahead) || ahead < 0 || ahead >= (RELATIVE_DAYS + 1) * DAY) {
    return relativeTime(now, at);
  }
  return ahead < MINUTE ? "now" : `in ${shortSpan(ahead)}`;
}

/** The date alone, with its year unless it is this one; null when the moment is not a time. */
export function shortDate(now: number, at: string): string | null {
  const time = Date.parse(at);
  return Number.isNaN(time) ? null : dateOf(now, time);
}

function dateOf(now: number, time: number): string {
  const sameYear = new Date(now).getFullYear() === new Date(time).getFullYear();
  return (sameYear ? dayMonth : dayMonthYear).format(time);
}

/** Whole days from one moment to another, never below 0; null when either is not a time. */
export function daysBetween(from: string, to: string): number | null {
  const span = Date.parse(to) - Date.parse(from);
  return Number.isNaN(span) ? null : Math.max(0, Math.floor(span / DAY));
}

export function exactTime(at: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : exact.format(time);
}

/** The weekday, day and time; of a time without a zone, as the clock there shows it. */
export function dayAndTime(local: string): string {
  const time = Date.parse(local);
  return Number.isNaN(time) ? local : clock.format(time);
}
