/** Word lists, also with what people paste into them. */
import { describe, expect, it } from "vitest";
import {
  addWords,
  findWord,
  foldTitle,
  readWords,
  sameWords,
  titleDecider,
} from "@/lib/title-words";

describe("readWords", () => {
  it("splits at commas, semicolons and lines and drops what is empty", () => {
    expect(readWords(" engineer,, machine   learning;\nC++ ,")).toEqual([
      "engineer",
      "machine learning",
      "C++",
    ]);
  });
});

describe("addWords", () => {
  it("adds a word once, whatever its case", () => {
    expect(addWords(["Engineer"], ["engineer", "data", "DATA"])).toEqual(["Engineer", "data"]);
  });
});

describe("sameWords", () => {
  it("does not mind order or case", () => {
    const one = { include: ["a", "B"], exclude: [] };
    expect(sameWords(one, { include: ["b", "A"], exclude: [] })).toBe(true);
    expect(sameWords(one, { include: ["a"], exclude: ["b"] })).toBe(false);
  });
});

describe("findWord", () => {
  it("finds whole words only", () => {
    expect(findWord("Internal Intern", "intern")).toEqual({ start: 9, end: 15 });
    expect(findWord("International", "intern")).toBeNull();
  });

  it("takes signs as signs and not as a pattern", () => {
    expect(findWord("C++ Engineer", "c++")).toEqual({ start: 0, end: 3 });
    expect(findWord("Engineer", "(.*")).toBeNull();
  });

  it("finds a phrase across any spaces, and words with accents", () => {
    expect(findWord("Machine  Learning Lead", "machine learning")).toEqual({ start: 0, end: 17 });
    expect(findWord("Développeur", "velop")).toBeNull();
  });
});

describe("titleDecider", () => {
  const verdict = (title: string, include: string[], exclude: string[] = []) =>
    titleDecider({ include, exclude })(foldTitle(title));

  it("keeps every title when no word is wanted", () => {
    expect(verdict("Anything", [])).toEqual({ kept: true, rule: null, word: null });
  });

  it("keeps a title with any wanted word, and names it", () => {
    expect(verdict("Data  ENGINEER", ["nurse", "data engineer"])).toEqual({
      ...{ kept: true, rule: "include", word: "data engineer" },
    });
    expect(verdict("Engineering Lead", ["engineer"]).kept).toBe(false);
  });

  it("lets an unwanted word win, and names the first of the list", () => {
    expect(verdict("Intern, Data Engineer", ["engineer"], ["data", "intern"])).toEqual({
      ...{ kept: false, rule: "exclude", word: "data" },
    });
  });

  it("takes signs, other scripts and wide letters as the server does", () => {
    expect(verdict("C++ Engineer", ["c++"]).kept).toBe(true);
    expect(verdict("Straßenplaner", ["STRASSENPLANER"]).kept).toBe(true);
    expect(verdict("Ｄａｔａ Engineer", ["data"]).kept).toBe(true);
    expect(verdict("snake_case Engineer", ["snake"]).kept).toBe(false);
    expect(verdict("", ["("]).kept).toBe(false);
  });
});
