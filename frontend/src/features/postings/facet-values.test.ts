/** The values a filter offers, and their counts. */
import { describe, expect, it } from "vitest";
import { countOf, offeredValues } from "@/features/postings/facet-values";

const oslo = { value: "Oslo", count: 3 };
const bergen = { value: "Bergen", count: 9 };

describe("the values that are offered", () => {
  it("keep their order and their place when they have no postings now", () => {
    expect(offeredValues([oslo], [bergen, oslo], [])).toEqual([
      { value: "Bergen", count: 0 },
      { value: "Oslo", count: 3 },
    ]);
  });

  it("have those that were chosen, whether they exist or not", () => {
    expect(offeredValues([oslo], undefined, ["Atlantis"])).toEqual([
      { value: "Atlantis", count: 0 },
      { value: "Oslo", count: 3 },
    ]);
  });

  it("have no count while nobody has counted, or where the server stopped counting", () => {
    expect(offeredValues(undefined, [bergen], [])).toEqual([{ value: "Bergen", count: null }]);
    const fifty = Array.from({ length: 50 }, (_, at) => ({ value: `${at}`, count: 1 }));
    expect(offeredValues(fifty, [bergen], [])[0]).toEqual({ value: "Bergen", count: null });
    expect(offeredValues([oslo], [bergen], [], true)[0]).toEqual({ value: "Bergen", count: null });
  });
});

it("counts 0 for what is missing from what was counted, and nothing before", () => {
  expect(countOf({ new: [] }, "new", "last_run", false)).toBe(0);
  expect(countOf({}, "new", "last_run", false)).toBeNull();
  expect(countOf({ new: [] }, "new", "last_run", true)).toBeNull();
  expect(countOf(undefined, "new", "last_run", false)).toBeNull();
});
