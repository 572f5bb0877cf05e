/** Numbers and the words that go with them, written one way everywhere. */

const format = new Intl.NumberFormat("en-GB");

export function formatCount(count: number): string {
  return format.format(count);
}

export function plural(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A share in whole percent from 0 to 100, and 0 when there is nothing to share. */
export function percent(part: number, whole: number): number {
  if (whole <= 0) return 0;
  return Math.min(100, Math.max(0, Math.floor((part / whole) * 100)));
}
