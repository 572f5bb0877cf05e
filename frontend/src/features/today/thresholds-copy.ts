/** The words about from when on silence counts. */
import { plural } from "@/lib/count";

export const thresholdsCopy = {
  heading: "When silence counts",
  sentence:
    "After so many days without a sign, an application is listed under Needs you on Today, with one thing to do about it.",
  loading: "Loading the thresholds",
  failed: "Could not load the thresholds.",
  safe: "They still hold as they are.",
  fields: {
    quiet_days: {
      label: "Quiet after, days",
      hint: "An application that was sent, or is being talked about, with nothing planned.",
    },
    stale_days: {
      label: "Stale after, days",
      hint: "A posting that was saved and not applied to.",
    },
    no_response_days: {
      label: "No response after, days",
      hint: "An application that was sent; closing it as not answered is offered.",
    },
  },
  wrong: "A whole number of days, from 1 to 365. Nothing was saved.",
  ownTime: (replies: number, median: number, quiet: number) =>
    `Of your own ${plural(replies, "reply", "replies")}, half came within ${days(median)}. So quiet is after twice that, ${days(quiet)}; the number above holds again below 8 replies.`,
  tooFew: (replies: number) =>
    `From 8 replies on, twice the time that half of them took counts instead of the first number. You have ${plural(replies, "reply", "replies")}.`,
  save: "Save thresholds",
  saved: "Thresholds saved.",
  restored: "The thresholds are as they were before.",
  saveFailed: "The thresholds were not saved.",
  saveSafe: "The old ones still hold, and what you typed is kept.",
  undoFailed: (why: string) => `The new thresholds still hold. ${why}`,
} as const;

function days(count: number): string {
  return plural(count, "day", "days");
}
