/** Facts that are kept as codes, in words: employment types, work modes, levels, visas and languages. */

/** By the letters alone, so that FULL_TIME, full-time and "Full Time" are one. */
const WORDS = new Map([
  ["fulltime", "Full time"],
  ["parttime", "Part time"],
  ["contract", "Contract"],
  ["contractor", "Contract"],
  ["temporary", "Temporary"],
  ["intern", "Internship"],
  ["internship", "Internship"],
  ["apprenticeship", "Apprenticeship"],
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

const LEVELS: Readonly<Record<string, string>> = {
  intern: "Intern",
  entry: "Entry",
  mid: "Middle",
  senior: "Senior",
  lead: "Lead",
  staff: "Staff",
  principal: "Principal",
  manager: "Manager",
  director: "Director",
  executive: "Executive",
};

export function levelWords(level: string | null): string | null {
  return level === null ? null : (LEVELS[level] ?? level);
}

const VISAS: Readonly<Record<string, string>> = {
  offered: "Sponsorship is offered",
  refused: "No sponsorship",
};

export function visaWords(visa: string | null): string | null {
  return visa === null ? null : (VISAS[visa] ?? visa);
}

export function yearsWords(years: number | null): string | null {
  if (years === null) return null;
  return years === 1 ? "1 year or more" : `${years} years or more`;
}

const languages = new Intl.DisplayNames(["en-GB"], { type: "language", fallback: "code" });

export function languageWords(code: string | null): string | null {
  if (code === null) return null;
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}
