/** A search that goes into an address and comes out the same, and addresses that hold nonsense. */
import { describe, expect, it } from "vitest";
import { type JobSearch, NO_FILTERS, searchParams } from "@/api/job-search";
import { readSearch } from "@/features/postings/search-address";

const read = (query: string) => readSearch(new URLSearchParams(query));

const EVERYTHING: JobSearch = {
  q: 'c++ "data engineer" -lead & go',
  company: ["acme", "globex & co"],
  platform: ["greenhouse"],
  country: ["NO"],
  place: ["Oslo, NO"],
  team: ["R&D, Data"],
  mode: ["remote", "hybrid"],
  type: ["contract"],
  level: ["senior"],
  pay_min: 90_000,
  pay_unlisted: false,
  years_max: 0,
  posted_days: 7,
  new: true,
  changed: true,
  status: "closed",
  mine: ["unseen"],
  sort: "pay",
};

describe("a search", () => {
  it("comes out of an address as it went in", () => {
    expect(read(searchParams(EVERYTHING).toString())).toEqual(EVERYTHING);
  });

  it("that asks for nothing leaves no trace in the address", () => {
    expect(searchParams(NO_FILTERS).toString()).toBe("");
    expect(read("")).toEqual(NO_FILTERS);
  });

  it("says nothing of postings without pay while no pay is asked for", () => {
    expect(searchParams({ ...NO_FILTERS, pay_unlisted: false }).toString()).toBe("");
  });
});

describe("an address with nonsense", () => {
  it.each([
    "mode=underwater&type=%3Cscript%3E&level=god&status=ajar&sort=random&mine=yours",
    "country=Norway&company=&place=",
    "pay_min=lots&years_max=-1&posted_days=1e9",
    "pay_min=9999999999&years_max=51&posted_days=3651",
    "new=1&changed=yes&unknown=1",
  ])("asks for nothing: %s", (query) => {
    expect(read(query)).toEqual(NO_FILTERS);
  });

  it("keeps each value once, and no more text or values than the server takes", () => {
    expect(read("company=a&company=a&company=b").company).toEqual(["a", "b"]);
    expect(read(`q=${"x".repeat(600)}`).q).toHaveLength(500);
    const many = Array.from({ length: 120 }, (_, at) => `company=c${at}`).join("&");
    expect(read(many).company).toHaveLength(100);
  });
});
