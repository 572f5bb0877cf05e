/** Word lists, also with what people paste into them. */
import { describe, expect, it } from "vitest";
import { addWords, findWord, readWords, sameWords } from "@/lib/title-words";

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
