/** Plans of imports, thresholds and the calendar as the server answers, the parts that matter overridden. */
import type { CalendarState, DocumentRoom, ImportPlan, Thresholds } from "@/api/types";

type Duplicate = ImportPlan["duplicates"][number];

export const someThresholds = (over: Partial<Thresholds> = {}): Thresholds => ({
  ...{ quiet_days: 10, stale_days: 14, no_response_days: 30 },
  ...{ quiet_after_days: 10, replies: 3, reply_days: 6.2 },
  ...over,
});

export const aCalendar = (over: Partial<CalendarState> = {}): CalendarState => ({
  ...{ open: false, since: null },
  ...over,
});

export const aRoom = (over: Partial<DocumentRoom> = {}): DocumentRoom => ({
  ...{ files: 3, bytes: 3_400_000, most_files: 1_000, most_bytes: 1_000_000_000 },
  ...over,
});

export const aDuplicate = (over: Partial<Duplicate> = {}): Duplicate => ({
  ...{ place: 3, company: "Acme", title: "Data Engineer", application_id: 5 },
  ...over,
});

/** What a table with four columns would bring. */
export const aTablePlan = (over: Partial<ImportPlan> = {}): ImportPlan => ({
  ...{ kind: "csv", written: false, applications: 2, documents: 0, companies: 0, views: 0 },
  duplicates: [aDuplicate()],
  deleted: [],
  ...{ deleted_documents: 0, restored: 0 },
  left_out: [{ place: 4, why: "It has no title." }],
  doubts: [{ place: 2, why: "Sent: “soon” is no date" }],
  columns: [
    { name: "Employer", means: "company", samples: ["Acme", "Globex"] },
    { name: "Job", means: "title", samples: ["Data Engineer"] },
    { name: "Sent", means: "applied_on", samples: ["3/4/2026", "soon"] },
    { name: "Mood", means: "note", samples: [] },
  ],
  day_first: true,
  ...over,
});

/** What an archive of ours would bring. */
export const anArchivePlan = (over: Partial<ImportPlan> = {}): ImportPlan => ({
  ...{ kind: "export", written: false, applications: 12, documents: 3, companies: 5, views: 1 },
  ...{ deleted: [], deleted_documents: 0, restored: 0 },
  ...{ duplicates: [], left_out: [], doubts: [], columns: [], day_first: null },
  ...over,
});
