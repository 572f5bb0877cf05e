/** Dates and times as the browser's own boxes have them, by this device's clock, and the moments they stand for. */

const pad = (value: number) => String(value).padStart(2, "0");

/** The date of a moment, such as "2025-11-04"; empty when it is none. */
export function dateOf(moment: string | number): string {
  const day = new Date(moment);
  if (Number.isNaN(day.getTime())) return "";
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
}

export function todayAsDate(): string {
  return dateOf(Date.now());
}

/** Noon of a date, which stays on that date wherever it is read from; undefined when it is none. */
export function momentOfDate(date: string): string | undefined {
  return toMoment(`${date}T12:00`);
}

/** The text of a box for date and time, such as "2025-11-04T09:30". */
export function dateTimeOf(moment: string | number): string {
  const time = new Date(moment);
  if (Number.isNaN(time.getTime())) return "";
  return `${dateOf(moment)}T${pad(time.getHours())}:${pad(time.getMinutes())}`;
}

/** The moment that such a box means; undefined when it is empty. */
export function toMoment(dateTime: string): string | undefined {
  const time = new Date(dateTime);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
