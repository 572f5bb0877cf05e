/** Filters in words, each with the search that goes on without it. */
import { expect, it } from "vitest";
import { type JobSearch, NO_FILTERS } from "@/api/job-search";
import { activeFilters, activeValues, isFiltered } from "@/features/postings/active-filters";
import { wordsWith } from "@/features/postings/search-words";
import { aCompany } from "@/testing/fixtures";

const wordsOf = wordsWith([aCompany()]);

const search = {
  ...NO_FILTERS,
  ...{ q: " go ", company: ["acme", "gone"], country: ["NO"], mode: ["remote" as const] },
  ...{ pay_min: 90_000, years_max: 1, posted_days: 1, new: true, changed: true },
  ...{ status: "open" as const, mine: ["unseen" as const], sort: "pay" as const },
};

it("names every value, and what to change to be rid of it", () => {
  const values = activeValues(search, wordsOf);
  expect(values.map(({ words }) => words)).toEqual([
    "Text: go",
    "Company: Acme",
    "Company: gone",
    "Country: Norway",
    "Work mode: Remote",
    "Mine: Not seen",
    "Pay over 90,000 a year, or not listed",
    "At most 1 year asked",
    "Posted since yesterday",
    "New since your last run",
    "Edited since your last run",
    "Open",
  ]);
  expect(values[1]?.without).toEqual({ company: ["gone"] });
});

it("takes the values of one filter together, since each of them lets more pass", () => {
  const filters = activeFilters(search, wordsOf);
  expect(filters.find(({ key }) => key === "company")).toEqual({
    ...{ key: "company", words: "Company: Acme, gone", without: { company: [] } },
  });
  const rest: JobSearch = Object.assign({ ...search }, ...filters.map(({ without }) => without));
  expect({ ...rest, sort: "" }).toEqual(NO_FILTERS);
});

it("takes an order for no filter", () => {
  expect(isFiltered(search)).toBe(true);
  expect(isFiltered({ ...NO_FILTERS, sort: "pay" })).toBe(false);
});

it("leaves as it is what nobody has a name for", () => {
  expect(wordsOf("country", "??")).toBe("??");
  expect(wordsOf("platform", "greenhouse")).toBe("Greenhouse");
  expect(wordsOf("level", "boss")).toBe("boss");
});
