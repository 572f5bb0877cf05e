/** The word lists that decide which titles are kept: adding, removing, comparing. */

export interface TitleFilters {
  include: string[];
  exclude: string[];
}

/** Splits what was typed or pasted at commas and line ends into clean words and phrases. */
export function readWords(typed: string): string[] {
  return typed
    .split(/[,;\n]/)
    .map((word) => word.trim().replace(/\s+/g, " "))
    .filter((word) => word !== "");
}

/** Adds words that are not there yet, whatever their case; the first spelling stays. */
export function addWords(words: readonly string[], added: readonly string[]): string[] {
  const known = new Set(words.map((word) => word.toLowerCase()));
  const result = [...words];
  for (const word of added) {
    const key = word.toLowerCase();
    if (known.has(key)) continue;
    known.add(key);
    result.push(word);
  }
  return result;
}

export function sameWords(one: TitleFilters, other: TitleFilters): boolean {
  return (
    listed(one.include) === listed(other.include) && listed(one.exclude) === listed(other.exclude)
  );
}

function listed(words: readonly string[]): string {
  return words
    .map((word) => word.toLowerCase())
    .sort()
    .join("\n");
}

/** What becomes of a title, by which rule and which word; the same rules as the server's. */
export interface Verdict {
  kept: boolean;
  rule: "include" | "exclude" | null;
  word: string | null;
}

const KEPT: Verdict = { kept: true, rule: null, word: null };
const NO_WORD: Verdict = { kept: false, rule: "include", word: null };
const LETTER = "[\\p{L}\\p{N}_]";

/** Text as it is compared: one form per letter, no case, single blanks. */
export function foldTitle(text: string): string {
  const folded = text.normalize("NFKC").toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
  return folded.replace(/\s+/g, " ").trim();
}

/** Decides on folded titles. An exclude word wins over an include word; no include word keeps all. */
export function titleDecider({ include, exclude }: TitleFilters): (folded: string) => Verdict {
  const wanted = include.map(wordTest);
  const unwanted = exclude.map(wordTest);
  return (folded) => {
    const out = unwanted.find(({ isIn }) => isIn(folded));
    if (out !== undefined) return { kept: false, rule: "exclude", word: out.word };
    if (wanted.length === 0) return KEPT;
    const found = wanted.find(({ isIn }) => isIn(folded));
    return found === undefined ? NO_WORD : { kept: true, rule: "include", word: found.word };
  };
}

function wordTest(word: string): { word: string; isIn: (folded: string) => boolean } {
  const needle = foldTitle(word);
  const whole = new RegExp(`(?<!${LETTER})${escapeSigns(needle)}(?!${LETTER})`, "u");
  // Looking for the letters first spares most titles the slower question whether they are a word.
  return { word, isIn: (folded) => folded.includes(needle) && whole.test(folded) };
}

/** Where the word stands in the title as a whole word, case aside; null when it does not. */
export function findWord(title: string, word: string): { start: number; end: number } | null {
  const inner = escapeSigns(word).replace(/\s+/g, "\\s+");
  const match = new RegExp(`(?<!${LETTER})${inner}(?!${LETTER})`, "iu").exec(title);
  return match === null ? null : { start: match.index, end: match.index + match[0].length };
}

function escapeSigns(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
