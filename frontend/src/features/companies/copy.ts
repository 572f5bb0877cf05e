/** The words of the sources screen. */
import type { Company } from "@/api/types";
import { isOnlyNarrowed, readingCopy } from "@/features/companies/readings";
import { formatCount, plural } from "@/lib/count";
import { asSentence } from "@/lib/text";

export const companiesCopy = {
  heading: "Sources",
  sentence: (followed: number, enabled: number, open: number) =>
    followed === 0
      ? "No companies yet."
      : `${plural(followed, "company", "companies")}, ${formatCount(enabled)} switched on. ${plural(open, "open posting", "open postings")} seen so far.`,
  preview: "Preview",
  loading: "Loading companies",
  failed: "Could not load your companies.",
  safe: "Your settings are unchanged.",
  firstUse:
    "Choose the companies whose openings you want to read. Then preview what would come in.",
  yours: "Your companies",
  available: "Companies known here",
  addTitle: "Add companies",
  addHint: "A name, a careers page, or the address of one posting. Paste many, one per line.",
  addLabel: "Company or address",
  addButton: "Add",
  addResults: "What became of each line",
  looking: (line: string) => `${line}: looking…`,
  notAdded: (line: string, why: string) => `${line} was not added. ${asSentence(why)}`,
  adding: "Looking…",
  added: (name: string, platform: string, open: number) =>
    `Found: ${name} on ${platform}${open === 0 ? "" : `, ${formatCount(open)} open`}.`,
  follow: "Add",
  followNamed: (name: string) => `Add ${name}`,
  remove: "Remove",
  removeNamed: (name: string) => `Remove ${name}`,
  read: "Read",
  readNamed: (name: string) => `Read ${name}`,
  paused: "Paused: it is not read, and nothing of it closes.",
  matching: (count: number) => `${formatCount(count)} match`,
  newPostings: (count: number) => `${formatCount(count)} new`,
  ownWords: "Words",
  ownWordsNamed: (name: string) => `Words of ${name} alone`,
  removed: (name: string) => `${name} was removed. Its postings stay.`,
  copied: (count: number) =>
    `The same words now hold for ${plural(count, "company", "companies")}.`,
  wayOut: "If the company has moved, add its new careers address above.",
  readAgain: "Read it now",
  words: {
    heading: "Title words",
    hint: "Whole words or phrases. They act on the titles of the next preview or run; nothing is deleted by them.",
    ofAll: "For all your companies",
    of: (names: readonly string[]) => {
      const shown = names.slice(0, 3).join(", ");
      return names.length > 3 ? `For ${shown} and ${names.length - 3} more` : `For ${shown}`;
    },
  },
  playground: {
    label: "Known titles, split by the words",
    kept: "Kept",
    leftOut: "Left out",
    sentence: (count: number, isCut: boolean) =>
      `What the words do to ${isCut ? "the newest " : ""}${plural(count, "title that is known", "titles that are known")} already:`,
    none: "No titles are known yet. After the first run, the words can be tried here as you type.",
    empty: "No titles here.",
    noWord: "none of your words",
    loading: "Loading known titles…",
    failed: "Could not load the titles that are known.",
  },
  include: "Keep titles with any of",
  exclude: "Leave out titles with",
  noInclude: "No words yet: every title is kept",
  noExclude: "No words yet: nothing is left out",
  copyToAll: "Use these words for all companies",
  copyNamed: (name: string) => `Use these words for all companies: those of ${name}`,
  saving: "Saving…",
  saved: "Saved.",
  notSaved: "Not saved.",
  notSavedSafe: "What is shown is the last saved state. Change it again to retry.",
  openPostings: (count: number) => `${formatCount(count)} open`,
  card: "What is known",
  cardOf: (name: string) => `What is known of ${name}`,
  unknownCompany: "This company is not in the list of companies any more.",
} as const;

/** What the last reading of a board means for the reader, with its reason. */
export function stateText(company: Company): string {
  const { state, reason } = company;
  const because = reason === null ? "" : ` ${asSentence(reason)}`;
  if (state === "never") return "Not read yet.";
  if (state === "complete") return "Read completely.";
  if (isOnlyNarrowed(company)) return readingCopy.narrowed;
  if (state === "partial") return `Read in part, so nothing was closed.${because}`;
  if (state === "suspicious") return `The reading looks wrong, so nothing was closed.${because}`;
  return `Could not be read, so nothing was changed.${because}`;
}
