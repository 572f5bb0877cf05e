/** The search for applications, in and out of an address. */
import { describe, expect, it } from "vitest";
import { NO_FILTERS, readFilters, writeFilters } from "@/features/applications/application-filters";

const read = (query: string) => readFilters(new URLSearchParams(query));

describe("the filters of an address", () => {
  it.each([
    "",
    "view=table&q=data+engineer",
    "q=c%2B%2B&tag=remote&stage=offer&sort=company",
    "view=board&column=interview",
  ])("%s come back as they went", (query) => {
    const again = writeFilters(read(query));
    expect(readFilters(again)).toEqual(read(query));
    expect(new URLSearchParams(query).size).toBe(again.size);
  });

  it("leave out what cannot be asked for", () => {
    expect(read("view=tree&stage=hired&sort=luck&column=x&other=1")).toEqual(NO_FILTERS);
    expect(read(`q=${"x".repeat(900)}`).q).toHaveLength(200);
  });
});
