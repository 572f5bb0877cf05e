/** The words of the sources screen. */
import type { BoardState } from "@/api/types";
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
  addTitle: "Add a company",
  addHint: "A name, the careers page, or the address of one of its postings.",
  addLabel: "Company or address",
  addButton: "Add company",
  adding: "Looking…",
  added: (name: string, platform: string) => `${name} was added, on ${platform}.`,
  addFailed: "The company was not added.",
  follow: "Add",
  followNamed: (name: string) => `Add ${name}`,
  remove: "Remove",
  removeNamed: (name: string) => `Remove ${name}`,
  read: "Read",
  readNamed: (name: string) => `Read ${name}`,
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
  unknownCompany: "This company is not in the list of companies any more.",
} as const;

/** What the last reading of a board means for the reader, with its reason. */
export function stateText(state: BoardState, reason: string | null): string {
  const because = reason === null ? "" : ` ${asSentence(reason)}`;
  if (state === "never") return "Not read yet.";
  if (state === "complete") return "Read completely.";
  if (state === "partial") return `Read in part, so nothing was closed.${because}`;
  if (state === "suspicious") return `The reading looks wrong, so nothing was closed.${because}`;
  return `Could not be read, so nothing was changed.${because}`;
}
