/** Ages, relative times and dates. */
import { describe, expect, it } from "vitest";
import { ageOf, exactTime, relativeTime, shortDate, untilTime } from "@/lib/time";

const NOW = Date.parse("2025-11-20T12:00:00Z");
const daysAgo = (days: number) => new Date(NOW - days * 86_400_000).toISOString();

describe("ageOf", () => {
  it("grows from minutes to years", () => {
    const texts = [0, 0.01, 0.5, 3, 13, 14, 100, 800].map(
      (days) => ageOf(NOW, daysAgo(days))?.text,
    );
    expect(texts).toEqual(["now", "14 min", "12 h", "3 d", "13 d", "2 wk", "14 wk", "2 yr"]);
  });

  it("empties its bar with age", () => {
    expect(ageOf(NOW, daysAgo(0))?.freshness).toBe(1);
    expect(ageOf(NOW, daysAgo(30))?.freshness).toBeCloseTo(0.5);
    expect(ageOf(NOW, daysAgo(600))?.freshness).toBe(0);
  });

  it("takes a moment in the future as now", () => {
    expect(ageOf(NOW, daysAgo(-2))).toEqual({ text: "now", freshness: 1 });
  });

  it("is null for what is no time", () => {
    expect(ageOf(NOW, "yesterday-ish")).toBeNull();
  });
});

describe("relativeTime", () => {
  it("is relative up to 13 days and a date from then on", () => {
    expect(relativeTime(NOW, daysAgo(0))).toBe("just now");
    expect(relativeTime(NOW, daysAgo(13))).toBe("13 d ago");
    expect(relativeTime(NOW, daysAgo(14))).toBe("6 Nov");
    expect(relativeTime(NOW, daysAgo(400))).toBe("16 Oct 2024");
  });

  it("writes a moment in the future as a date", () => {
    expect(relativeTime(NOW, daysAgo(-5))).toBe("25 Nov");
  });

  it("is null for what is no time, and the exact time is then the text itself", () => {
    expect(relativeTime(NOW, "")).toBeNull();
    expect(shortDate(NOW, "soon")).toBeNull();
    expect(exactTime("soon")).toBe("soon");
  });
});

describe("untilTime", () => {
  it("tells how long until it is, and of the past how long ago", () => {
    expect(untilTime(NOW, daysAgo(-2.5))).toBe("in 2 d");
    expect(untilTime(NOW, daysAgo(-0.25))).toBe("in 6 h");
    expect(untilTime(NOW, daysAgo(0))).toBe("now");
    expect(untilTime(NOW, daysAgo(2))).toBe("2 d ago");
  });

  it("gives the date of what is far away", () => {
    expect(untilTime(NOW, daysAgo(-20))).toBe("10 Dec");
    expect(untilTime(NOW, "soon")).toBeNull();
  });
});
