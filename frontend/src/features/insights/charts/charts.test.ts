/** Tables as CSV, and the layouts of rows, curves and weeks. */
import { describe, expect, it } from "vitest";
import { curvePicture } from "@/features/insights/charts/curve-layout";
import { rowsLayout, shortened } from "@/features/insights/charts/rows-layout";
import { csvOf } from "@/features/insights/charts/table";
import { weeksPicture } from "@/features/insights/charts/weeks-layout";

describe("a table as CSV", () => {
  it("keeps numbers as they are and leaves the unknown empty", () => {
    const table = { columns: [{ name: "Share" }, { name: "n" }], rows: [[0.125, null]] };
    expect(csvOf(table)).toBe("\ufeffShare,n\r\n0.125,\r\n");
  });

  it("is no formula and keeps commas, quotes and lines", () => {
    const rows = [["=1+1"], ["'=1"], ['a "b", c'], ["two\nlines"], ["plain"]];
    expect(csvOf({ columns: [{ name: "Name" }], rows })).toBe(
      '\ufeffName\r\n\'=1+1\r\n\'\'=1\r\n"a ""b"", c"\r\n"two\nlines"\r\nplain\r\n',
    );
  });
});

describe("rows", () => {
  it("have their names beside them where there is room, and above them where not", () => {
    const wide = rowsLayout(880, ["Applied", "Offer"], 60);
    expect(wide.left).toBeGreaterThan(40);
    expect(wide.name(1).y).toBeCloseTo(wide.middle(1) + 4);
    const narrow = rowsLayout(328, ["Applied", "Offer"], 60);
    expect(narrow.left).toBe(0);
    expect(narrow.name(1).y).toBeLessThan(narrow.middle(1) - 10);
    expect(narrow.right).toBe(268);
  });

  it("cut a name that has no room", () => {
    expect(shortened("Donaudampfschifffahrt", 8)).toBe("Donauda…");
    expect(shortened("Donau", 8)).toBe("Donau");
  });
});

describe("a curve", () => {
  const steps = Array.from({ length: 400 }, (_, day) => ({ day: day + 1, share: 1 - day / 400 }));

  it("begins with all, goes down to the right, and ends where it is known to", () => {
    const { points, right, bottom } = curvePicture(steps.slice(0, 5), 600);
    expect(points[0]).toMatchObject({ day: 0, share: 1 });
    expect(points.at(-1)).toMatchObject({ day: 5 });
    for (const { x, y } of points) {
      expect(x).toBeLessThanOrEqual(right);
      expect(y).toBeLessThanOrEqual(bottom);
    }
  });

  it("leaves room to point at its marks, and keeps the last", () => {
    const { points, days } = curvePicture(steps, 328);
    expect(points.at(-1)).toMatchObject({ day: 400 });
    for (const [at, { x }] of points.entries()) {
      expect(x - (points[at - 1]?.x ?? -100)).toBeGreaterThanOrEqual(24);
    }
    expect(days.length).toBeGreaterThan(1);
  });

  it("has whole days alone on its axis, also when all happened on the first", () => {
    const { days, path } = curvePicture([{ day: 0, share: 0 }], 600);
    expect(days.every(({ day }) => Number.isInteger(day))).toBe(true);
    expect(path).not.toContain("NaN");
  });
});

describe("weeks", () => {
  const week = (monday: string, seen: number) => ({
    monday,
    seen,
    opened: 0,
    saved: 0,
    applied: 0,
  });

  it("keep the place of one in which nothing happened", () => {
    const { weeks, lines } = weeksPicture([week("2025-11-03", 4), week("2025-11-17", 8)], 600);
    expect(weeks.map((one) => one.week.monday)).toEqual(["2025-11-03", "2025-11-10", "2025-11-17"]);
    expect(weeks.map(({ bars }) => bars[0]?.high)).toEqual([22, 0, 44]);
    expect(lines.map(({ most }) => most)).toEqual([8, 0, 0, 0]);
  });

  it("are the last ones when there are more than have room", () => {
    const { weeks } = weeksPicture([week("2015-01-05", 1), week("2025-11-17", 1)], 328);
    expect(weeks.length).toBe(63);
    expect(weeks.at(-1)?.week.monday).toBe("2025-11-17");
    for (const { x, wide } of weeks) expect(x + wide).toBeLessThanOrEqual(328);
  });

  it("draw nothing where there are none", () => {
    expect(weeksPicture([], 600).weeks).toEqual([]);
  });
});
