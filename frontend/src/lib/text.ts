/** Small shapings of text that came from elsewhere. */

/**
 * Starts with a capital and ends like a sentence, so that reasons read on from our own words. A host
 * name or an address at the start stays as it is written.
 */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "") return "";
  const ended = /[.?…:]$/.test(trimmed) ? trimmed : `${trimmed}.`;
  const [first = ""] = ended.split(" ");
  const isAddress = /[a-z0-9][./:@][a-z0-9]/i.test(first);
  return isAddress ? ended : ended.charAt(0).toUpperCase() + ended.slice(1);
}

/** The host and path of an address without the scheme, for showing; the text itself if it is none. */
export function shortAddress(address: string): string {
  try {
    const url = new URL(address);
    return `${url.host}${url.pathname === "/" ? "" : url.pathname}`;
  } catch {
    return address;
  }
}

/** An address that is safe to link to: http or https only, otherwise null. */
export function linkTarget(address: string | null): string | null {
  if (address === null) return null;
  try {
    const { protocol } = new URL(address);
    return protocol === "https:" || protocol === "http:" ? address : null;
  } catch {
    return null;
  }
}

/** What was typed, or null when nothing was. */
export function orNull(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}

/** The parts of a text with commas between them. */
export function listIn(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
