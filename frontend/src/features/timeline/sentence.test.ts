/** What the timeline says of each kind of event, also of old or odd ones. */
import { describe, expect, it } from "vitest";
import type { TimelineEvent } from "@/api/types";
import { canBeDated, sentenceOf } from "@/features/timeline/sentence";

type Said = [kind: TimelineEvent["kind"], data: Record<string, unknown>, sentence: string];

describe("an event", () => {
  it.each<Said>([
    ["created", { title: "Cook" }, "Added"],
    ["moved", { stage: "interview", outcome: null }, "Moved to Interview"],
    ["moved", { stage: "closed", outcome: "no_response" }, "Closed: no response"],
    ["moved", { stage: "hired" }, "Something changed"],
    [
      "edited",
      { tags: [], pay_asked: 1, pay_note: "" },
      "Changed tags, pay asked for, note on pay",
    ],
    ["edited", { odd: 1 }, "Edited"],
    ["interview_saved", { round: "Final" }, "Planned an interview, Final"],
    ["interview_saved", { round: null }, "Planned an interview"],
    ["reminder_done", { text: "Ask again" }, "Did: Ask again"],
    ["reminder_removed", {}, "Removed a reminder"],
    ["document_use_saved", { sent_to: "Noor" }, "Sent a document to Noor"],
    ["document_use_saved", { sent_to: null }, "Sent a document"],
    ["contact_saved", { name: "Ada" }, "Noted the contact Ada"],
    ["run", { status: "error" }, "A run failed"],
    ["run", { status: 7 }, "Ran"],
    ["undone", { number: 3 }, "Took back a change"],
  ])("%s %j reads “%s”", (kind, data, sentence) => {
    expect(sentenceOf({ kind, data })).toBe(sentence);
  });

  it("can be dated anew unless it is about another, or does not count", () => {
    expect(canBeDated({ kind: "moved", undone: false })).toBe(true);
    expect(canBeDated({ kind: "moved", undone: true })).toBe(false);
    expect(canBeDated({ kind: "dated", undone: false })).toBe(false);
    expect(canBeDated({ kind: "run", undone: false })).toBe(false);
  });
});
