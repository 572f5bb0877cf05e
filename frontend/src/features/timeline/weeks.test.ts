/** Events by week, over months, years and Sundays. */
import { describe, expect, it } from "vitest";
import { byWeek, mondayOf } from "@/features/timeline/weeks";

const NOW = new Date(2025, 10, 20, 12).getTime();
const WORDS = {
  thisWeek: "This week",
  lastWeek: "Last week",
  weekOf: (monday: string) => `Week of ${monday}`,
};
const on = (year: number, month: number, day: number, hour = 12) => ({
  at: new Date(year, month - 1, day, hour).toISOString(),
});
const labels = (events: { at: string }[]) =>
  byWeek(events, NOW, WORDS).map(({ label, events: of }) => [label, of.length]);

describe("events by week", () => {
  it("are told as this week, the last, and by their Monday", () => {
    const events = [on(2025, 11, 20), on(2025, 11, 17, 0), on(2025, 11, 16, 23), on(2025, 11, 5)];
    expect(labels([...events, on(2024, 12, 31)])).toEqual([
      ["This week", 2],
      ["Last week", 1],
      ["Week of 3 Nov", 1],
      ["Week of 30 Dec 2024", 1],
    ]);
  });

  it("have a key of their own", () => {
    const weeks = byWeek([on(2025, 11, 20), on(2025, 11, 5)], NOW, WORDS);
    expect(new Set(weeks.map(({ key }) => key)).size).toBe(2);
  });

  it("begin on Monday, and a Sunday belongs to the week before", () => {
    const monday = new Date(2025, 10, 17).getTime();
    expect(mondayOf(new Date(2025, 10, 23, 23, 59).getTime())).toBe(monday);
    expect(mondayOf(monday)).toBe(monday);
  });

  it("are none when nothing has happened", () => {
    expect(labels([])).toEqual([]);
  });
});
