/** Facts that sites state as codes, in words: employment types and work modes. */

/** By the letters alone, so that FULL_TIME, full-time and "Full Time" are one. */
const WORDS = new Map([
  ["fulltime", "Full time"],
  ["parttime", "Part time"],
  ["contract", "Contract"],
  ["contractor", "Contract"],
  ["temporary", "Temporary"],
  ["intern", "Internship"],
  ["internship", "Internship"],
  ["volunteer", "Volunteer work"],
  ["perdiem", "By the day"],
  ["other", "Other"],
]);

/** What a site calls the employment type, one or several; a name nobody knows stays as it is written. */
export function employmentWords(stated: string | null): string | null {
  if (stated === null) return null;
  const parts = stated.split(/[,;|]/).map((part) => part.trim());
  const words = parts.filter((part) => part !== "").map(inWords);
  return words.length === 0 ? null : [...new Set(words)].join(", ");
}

function inWords(part: string): string {
  const known = WORDS.get(part.toLowerCase().replace(/[^a-z]/g, ""));
  if (known !== undefined) return known;
  const isCode = /^[A-Z0-9]+(_[A-Z0-9]+)+$/.test(part);
  return isCode ? part.charAt(0) + part.slice(1).toLowerCase().replaceAll("_", " ") : part;
}

const MODES: Readonly<Record<string, string>> = {
  remote: "Remote",
  hybrid: "Hybrid",
  onsite: "On site",
};

export function modeWords(mode: string | null): string | null {
  return mode === null ? null : (MODES[mode.toLowerCase()] ?? mode);
}
