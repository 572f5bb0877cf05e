/** The words about taking everything along and bringing it back. */
import type { ColumnMeaning, ImportPlan } from "@/api/types";
import { formatCount, plural } from "@/lib/count";

const lines = new Intl.ListFormat("en-GB", { type: "conjunction" });

export const portableCopy = {
  export: {
    heading: "Take everything along",
    sentence:
      "One zip holds all you have here: applications with their whole timeline, notes, contacts, interviews and reminders as JSON with its schema and as CSV tables; your documents, every version; the kept pages of postings; the companies you follow with their title words; your saved views. An import of it brings all of that back.",
    table: "The CSV is the table of your applications alone, for spreadsheets.",
    zip: "Download everything (zip)",
    csv: "Download applications (CSV)",
    busy: "Putting the file together. It is saved when it is whole.",
    done: (name: string) => `${name} is downloaded.`,
    failed: "The file could not be downloaded.",
    safe: "Nothing was changed, and what had come of it was thrown away.",
  },
  storage: {
    heading: "Storage",
    loading: "Loading how much your documents take",
    failed: "Could not load how much your documents take.",
    safe: "Your documents are safe.",
    documents: "Your documents",
    taken: (files: number, bytes: string) =>
      `${plural(files, "file", "files")}, ${bytes}; every version counts, and deleted ones too`,
    limit: "At most",
    most: (files: number, bytes: string) => `${plural(files, "file", "files")}, ${bytes}`,
  },
  import: {
    heading: "Bring things in",
    sentence:
      "Choose a zip that was exported here, or a CSV of any other tracker or spreadsheet. First you see what it would bring and what is here already; nothing is written before you say so.",
    file: "File to import",
    reading: (name: string) => `Reading “${name}”…`,
    refused: (name: string) => `“${name}” cannot be imported.`,
    nothingWritten: "Nothing was written.",
    plan: (name: string) => `What “${name}” would bring`,
    planFailed: "This could not be looked at.",
    planSafe: "Nothing was written, and your choices are kept.",
    looking: "Looking at it again…",
    brings: (plan: ImportPlan) =>
      plan.applications === 0
        ? "It would add no application."
        : `It would add ${plural(plan.applications, "application", "applications")}.`,
    holds: (plan: ImportPlan) => {
      const parts = partsOf(plan);
      return parts === ""
        ? ""
        : `It also holds ${parts}; of those, what is here already is not doubled.`;
    },
    columns: "What each column means",
    columnsHint:
      "This is a guess by the names. Whatever is not understood is kept as a note of its application.",
    unnamed: (place: number) => `Column ${place}, without a name`,
    samples: (samples: readonly string[]) =>
      samples.length === 0 ? "Empty" : `Such as ${samples.map((one) => `“${one}”`).join(", ")}`,
    means: {
      company: "Company",
      title: "Title",
      url: "Address of the posting",
      stage: "Stage",
      outcome: "Outcome",
      saved_on: "Saved on",
      applied_on: "Applied on",
      closed_on: "Closed on",
      deleted_on: "Deleted on, so left out",
      places: "Places",
      source: "Where it was found",
      tags: "Tags",
      pay: "Pay",
      note: "A note",
      contact_name: "Contact: name",
      contact_email: "Contact: email",
      skip: "Nothing, leave it out",
    } satisfies Record<ColumnMeaning, string>,
    dates: "Dates such as 3/4/2026",
    dayFirst: "The day first: 3 April",
    monthFirst: "The month first: 4 March",
    duplicates: (count: number) => `Here already: ${told(count)}`,
    duplicatesChoice: "What is here already",
    duplicatesHint:
      "Known by the same company, title and address. They open in a tab of their own.",
    skip: "Leave it out",
    add: "Add it once more",
    deleted: (count: number) => `Deleted here: ${told(count)}`,
    deletedDocuments: (count: number) =>
      `${plural(count, "document", "documents")} of it ${count === 1 ? "was" : "were"} deleted here.`,
    deletedChoice: "What was deleted here",
    deletedHint: "Brought back as it was when it was deleted, with its whole timeline.",
    stay: "Leave it deleted",
    restore: "Bring it back",
    leftOut: (count: number) => `Left out: ${told(count)}`,
    doubts: (count: number) => `Kept as a note instead: ${told(count)}`,
    row: (place: number) => `Row ${formatCount(place)}`,
    number: (place: number) => `Number ${formatCount(place)}`,
    more: (count: number) => `Show all ${formatCount(count)}`,
    write: (plan: ImportPlan) =>
      plan.kind === "export"
        ? "Import what it holds"
        : `Import ${plural(plan.applications, "application", "applications")}`,
    leave: "Do not import it",
    nothing: "There is nothing to import; see what is left out and why.",
    writing: "Writing it, all of it or nothing…",
    writeFailed: "The import did not work.",
    choicesKept: "Your choices are kept.",
    unsure:
      "It is not known whether it was written. Look at your applications before you try again; your choices are kept.",
    written: (name: string, plan: ImportPlan) => `${brought(plan)} from “${name}”.`,
    restored: (count: number) =>
      `${plural(count, "deleted application", "deleted applications")} brought back.`,
    skipped: (count: number) =>
      `${count === 1 ? "One was" : `${told(count)} were`} here already and left out.`,
    see: "See the applications",
  },
} as const;

/** The server tells of so many at most, so a list that is as long may go on. */
const MOST_TOLD = 1_000;

function told(count: number): string {
  return count >= MOST_TOLD ? `${formatCount(count)} or more` : formatCount(count);
}

function partsOf({ documents, companies, views }: ImportPlan): string {
  const parts = [
    [documents, plural(documents, "document", "documents")],
    [companies, plural(companies, "followed company", "followed companies")],
    [views, plural(views, "saved view", "saved views")],
  ] as const;
  return lines.format(parts.flatMap(([count, text]) => (count === 0 ? [] : [text])));
}

function brought(plan: ImportPlan): string {
  const applications = `${plural(plan.applications, "application", "applications")} imported`;
  return plan.documents === 0
    ? applications
    : `${applications}, with ${plural(plan.documents, "document", "documents")}`;
}
