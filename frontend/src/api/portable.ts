/** Everything out as a file, a file back in, and how much room one's documents take. */
import { request, requestFile } from "@/api/client";
import type { ColumnMeaning, DocumentRoom, ImportPlan } from "@/api/types";
import { Problem } from "@/lib/problem";

export type ExportFormat = "zip" | "csv";

export const fetchExport = (format: ExportFormat) => requestFile(`/api/export?format=${format}`);

export interface ImportChoice {
  /** What is here already is left out, or added once more. */
  duplicates: "skip" | "add";
  /** What was deleted here stays so, or is brought back. */
  deleted: "leave" | "restore";
  /** What each column of a table means, in their order; none leaves that to the server. */
  columns: readonly ColumnMeaning[];
  /** Whether 3/4/2026 is in April; null leaves that to the server. */
  dayFirst: boolean | null;
}

/** What a file would bring. Nothing is written. */
export const planImport = (file: Blob, choice: ImportChoice, signal?: AbortSignal) =>
  sendImport(file, queryOf(choice), signal);

/** Writes all of what a file brings, or nothing. */
export function writeImport(file: Blob, choice: ImportChoice): Promise<ImportPlan> {
  const query = queryOf(choice);
  query.set("write", "true");
  return sendImport(file, query);
}

function queryOf({ duplicates, deleted, columns, dayFirst }: ImportChoice): URLSearchParams {
  const query = new URLSearchParams(columns.map((means) => ["column", means]));
  query.set("duplicates", duplicates);
  query.set("deleted", deleted);
  if (dayFirst !== null) query.set("day_first", String(dayFirst));
  return query;
}

async function sendImport(
  file: Blob,
  query: URLSearchParams,
  signal?: AbortSignal,
): Promise<ImportPlan> {
  await expectUnchanged(file);
  return request("POST", "/api/import", { query, body: file, signal });
}

export const FILE_CHANGED = "file_changed";

/** A file that was changed since it was chosen cannot be read any more; sending it would look like silence. */
async function expectUnchanged(file: Blob): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch {
    throw new Problem(
      0,
      FILE_CHANGED,
      "The file was changed or moved after it was chosen. Choose it again.",
    );
  }
}

export const fetchRoom = (signal?: AbortSignal) =>
  request<DocumentRoom>("GET", "/api/documents/room", { signal });
