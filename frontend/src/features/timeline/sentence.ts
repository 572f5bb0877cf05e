/** What an event says, verb first, and what it says it about. Pure. */
import type { TimelineEvent } from "@/api/types";
import { timelineCopy } from "@/features/timeline/copy";
import { OUTCOMES, type Outcome, STAGES, type Stage } from "@/lib/stages";

const { verbs } = timelineCopy;
const fieldNames: Readonly<Record<string, string>> = timelineCopy.fields;

/** The data of an event is as old as the event, so nothing in it is taken for granted. */
export function sentenceOf({ kind, data }: Pick<TimelineEvent, "kind" | "data">): string {
  const said = (name: string) => (typeof data[name] === "string" ? data[name] : "");
  switch (kind) {
    case "moved":
      return moved(said("stage"), said("outcome"));
    case "edited":
      return edited(Object.keys(data));
    case "contact_saved":
    case "contact_removed":
      return verbs[kind](said("name"));
    case "interview_saved":
      return verbs.interview_saved(said("round"));
    case "reminder_saved":
    case "reminder_done":
    case "reminder_removed":
      return verbs[kind](said("text"));
    case "document_use_saved":
      return verbs.document_use_saved(said("sent_to"));
    case "run":
      return verbs.run(said("status"));
    default:
      return verbs[kind];
  }
}

function moved(stage: string, outcome: string): string {
  const to: Stage | undefined = STAGES.find((one) => one === stage);
  const how: Outcome | undefined = OUTCOMES.find((one) => one === outcome);
  return to === undefined ? verbs.other : verbs.moved(to, how ?? null);
}

function edited(names: readonly string[]): string {
  const known = names.map((name) => fieldNames[name]).filter((name) => name !== undefined);
  return known.length === 0 ? verbs.edited : verbs.editedWhat([...new Set(known)].join(", "));
}

/** What undoings and corrections of them would make no sense of. */
const ABOUT_EVENTS: readonly TimelineEvent["kind"][] = ["undone", "dated", "deleted", "run"];

export function canBeDated({ kind, undone }: Pick<TimelineEvent, "kind" | "undone">): boolean {
  return !undone && !ABOUT_EVENTS.includes(kind);
}
