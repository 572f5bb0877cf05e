/** Where the days of a heat map stand. */
import { describe, expect, it } from "vitest";
import { heatMapPicture, MOST_WEEKS } from "@/features/insights/charts/heat-map-layout";

const active = [
  { day: "2025-11-03", n: 1 },
  { day: "2025-11-12", n: 8 },
];

describe("a heat map", () => {
  it("has every day from its first Monday to today, each once", () => {
    const { squares, from } = heatMapPicture(active, "2025-11-05", "2025-11-20", 880);
    expect(from).toBe("2025-11-03");
    expect(squares.map(({ day }) => day)).toEqual(
      Array.from({ length: 18 }, (_, at) => `2025-11-${String(at + 3).padStart(2, "0")}`),
    );
    expect(squares.find(({ day }) => day === "2025-11-12")).toMatchObject({ n: 8, level: 4 });
    expect(squares.find(({ day }) => day === "2025-11-03")).toMatchObject({ n: 1, level: 1 });
    expect(squares.find(({ day }) => day === "2025-11-04")).toMatchObject({ n: 0, level: 0 });
  });

  it("puts weeks beside each other and days of a week below each other", () => {
    const { squares } = heatMapPicture(active, null, "2025-11-12", 880);
    const at = (day: string) => squares.find((square) => square.day === day);
    expect(at("2025-11-10")?.y).toBe(at("2025-11-03")?.y);
    expect(at("2025-11-12")?.x).toBe(at("2025-11-10")?.x);
    expect((at("2025-11-10")?.x ?? 0) - (at("2025-11-03")?.x ?? 0)).toBeGreaterThanOrEqual(24);
  });

  it.each([288, 328, 880])("stays within %i px, however long ago it began", (width) => {
    const { squares, months, height, size } = heatMapPicture(
      active,
      "1999-01-01",
      "2025-11-20",
      width,
    );
    expect(squares.length).toBeGreaterThan((MOST_WEEKS - 1) * 7);
    expect(squares.length).toBeLessThanOrEqual(MOST_WEEKS * 7);
    for (const { x, y } of squares) {
      expect(x + size).toBeLessThanOrEqual(width);
      expect(y + size).toBeLessThanOrEqual(height);
    }
    for (const [at, one] of months.entries()) {
      const before = months[at - 1];
      if (before?.y === one.y) expect(one.x - before.x).toBeGreaterThanOrEqual(27);
    }
  });

  it("is not paled by one busy day", () => {
    const days = [1, 2, 3, 4, 400].map((n, at) => ({ day: `2025-11-0${at + 3}`, n }));
    const { squares } = heatMapPicture(days, null, "2025-11-07", 600);
    expect(squares.map(({ level }) => level)).toEqual([1, 1, 2, 3, 4]);
  });

  it("shows this week when nothing was ever done", () => {
    const { squares } = heatMapPicture([], null, "2025-11-20", 600);
    expect(squares.map(({ n }) => n)).toEqual([0, 0, 0, 0]);
  });
});
