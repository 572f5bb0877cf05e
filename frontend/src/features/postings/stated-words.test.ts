/** Codes in words. */
import { expect, it } from "vitest";
import {
  employmentWords,
  languageWords,
  levelWords,
  modeWords,
  visaWords,
  yearsWords,
} from "@/features/postings/stated-words";

it.each([
  ["FULL_TIME", "Full time"],
  ["full-time", "Full time"],
  ["Full Time", "Full time"],
  ["https://schema.org/OTHER", "https://schema.org/OTHER"],
  ["FULL_TIME, PART_TIME", "Full time, Part time"],
  ["CONTRACTOR; contract", "Contract"],
  ["TEMPORARY", "Temporary"],
  ["INTERN", "Internship"],
  ["VOLUNTEER", "Volunteer work"],
  ["PER_DIEM", "By the day"],
  ["OTHER", "Other"],
  ["FIXED_TERM", "Fixed term"],
  ["Festanstellung", "Festanstellung"],
  ["CDI", "CDI"],
])("says %s as %s", (stated, words) => {
  expect(employmentWords(stated)).toBe(words);
});

it.each([null, "", " , ;"])("says nothing of %j", (stated) => {
  expect(employmentWords(stated)).toBeNull();
});

it.each([
  ["onsite", "On site"],
  ["hybrid", "Hybrid"],
  ["remote", "Remote"],
  ["On the road", "On the road"],
  [null, null],
])("says the work mode %s as %s", (mode, words) => {
  expect(modeWords(mode)).toBe(words);
});

it("says levels, visas, years and languages, and leaves alone what it does not know", () => {
  expect([levelWords("senior"), levelWords("boss"), levelWords(null)]).toEqual([
    ...["Senior", "boss", null],
  ]);
  expect([visaWords("refused"), visaWords("?"), visaWords(null)]).toEqual([
    ...["No sponsorship", "?", null],
  ]);
  expect([yearsWords(1), yearsWords(5), yearsWords(null)]).toEqual([
    ...["1 year or more", "5 years or more", null],
  ]);
  expect([languageWords("de"), languageWords("not a code"), languageWords(null)]).toEqual([
    ...["German", "not a code", null],
  ]);
});
