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

/** Where the word stands in the title as a whole word, case aside; null when it does not. */
export function findWord(title: string, word: string): { start: number; end: number } | null {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  const match = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "iu").exec(title);
  return match === null ? null : { start: match.index, end: match.index + match[0].length };
}
