/** The playground's decisions, and that they are quick on the most titles it may hold. */
import { describe, expect, it } from "vitest";
import {
  foldTitles,
  judgeTitles,
  matchingByCompany,
  wordSets,
} from "@/features/companies/playground";
import { aSetting } from "@/testing/fixtures";

const titles = foldTitles([
  { company: "acme", title: "Data Engineer" },
  { company: "acme", title: "Engineering Intern" },
  { company: "globex", title: "Data Engineer, Intern" },
]);

describe("judgeTitles", () => {
  it("splits the titles and names the word that decided", () => {
    const { kept, leftOut } = judgeTitles(titles, { include: ["data"], exclude: ["intern"] });
    expect(kept.map(({ title, verdict }) => [title, verdict.word])).toEqual([
      ["Data Engineer", "data"],
    ]);
    expect(leftOut.map(({ verdict }) => verdict.word)).toEqual(["intern", "intern"]);
  });

  it("decides on 5,000 titles by 40 words looking at no title more than once per word", () => {
    let looks = 0;
    const folded = {
      includes: () => {
        looks += 1;
        return false;
      },
    };
    const many = Array.from({ length: 5_000 }, (_, at) => ({
      ...{ company: "acme", title: `${at}`, folded: folded as unknown as string },
    }));
    const words = Array.from({ length: 20 }, (_, at) => `word ${at}`);
    const { leftOut } = judgeTitles(many, { include: words, exclude: words });
    expect(leftOut).toHaveLength(5_000);
    expect(looks).toBe(5_000 * 40);
  });
});

describe("matchingByCompany", () => {
  it("counts by each company's own words, and nothing for strangers", () => {
    const sets = wordSets([
      aSetting({ title_filters: { include: ["data"], exclude: [] } }),
      aSetting({ company_name: "initech" }),
    ]);
    expect([...matchingByCompany(titles, sets)]).toEqual([
      ["acme", 1],
      ["initech", 0],
    ]);
  });
});

describe("wordSets", () => {
  it("puts equal words together whatever their order and case, most companies first", () => {
    const words = (...include: string[]) => ({ title_filters: { include, exclude: [] } });
    const sets = wordSets([
      aSetting({ company_name: "a", ...words("Go") }),
      aSetting({ company_name: "b", ...words("data", "SQL") }),
      aSetting({ company_name: "c", ...words("sql", "Data") }),
    ]);
    const names = sets.map(({ settings }) => settings.map((row) => row.company_name));
    expect(names).toEqual([["b", "c"], ["a"]]);
  });
});
