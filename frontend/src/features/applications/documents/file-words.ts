/** What is said of a file, and what its name says of it. Pure. */
import type { DocumentKind } from "@/api/types";
import { formatCount, plural } from "@/lib/count";

const KB = 1_000;
const MB = 1_000_000;
const GB = 1_000_000_000;

const TYPES: Readonly<Record<string, string>> = {
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
  "text/plain": "TXT",
  "image/png": "PNG",
};

const NAMED: readonly [kind: DocumentKind, words: readonly string[]][] = [
  ["cover_letter", ["cover", "letter", "motivation", "anschreiben", "coverletter"]],
  ["reference", ["reference", "references", "recommendation", "zeugnis", "certificate"]],
  ["portfolio", ["portfolio", "samples"]],
  ["cv", ["cv", "resume", "résumé", "curriculum", "vitae", "lebenslauf"]],
];

export function typeWords(mediaType: string): string {
  return TYPES[mediaType] ?? mediaType;
}

/** As file managers round it, such as "1.4 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < KB) return plural(bytes, "byte", "bytes");
  if (bytes < MB) return `${formatCount(Math.min(999, Math.round(bytes / KB)))} kB`;
  if (bytes < GB) return `${(bytes / MB).toFixed(1)} MB`;
  return `${(bytes / GB).toFixed(1)} GB`;
}

/** What a file most likely is; whoever knows better can say so afterwards. */
export function kindByName(fileName: string): DocumentKind {
  const words = fileName
    .normalize("NFC")
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  return NAMED.find(([, known]) => known.some((word) => words.includes(word)))?.[0] ?? "other";
}
