/** The kinds of events as people choose among them, each standing for several of the log. Pure. */
import type { TimelineKind } from "@/api/types";

const GROUPS = {
  created: ["created", "deleted"],
  moved: ["moved"],
  note: ["note_saved", "note_removed"],
  interview: ["interview_saved", "interview_removed"],
  reminder: ["reminder_saved", "reminder_done", "reminder_removed"],
  contact: ["contact_saved", "contact_removed"],
  document: ["document_use_saved", "document_use_removed"],
  edited: ["edited", "dated", "undone"],
  run: ["run"],
} as const satisfies Record<string, readonly TimelineKind[]>;

export type KindGroup = keyof typeof GROUPS;

export const KIND_GROUPS = Object.keys(GROUPS) as readonly KindGroup[];

/** None, which means all, when no group is chosen. */
export function kindsOf(group: KindGroup | ""): readonly TimelineKind[] {
  return group === "" ? [] : GROUPS[group];
}
