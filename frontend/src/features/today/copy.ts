/** The words of the start screen. */
import { formatCount, plural } from "@/lib/count";

export const todayCopy = {
  heading: "Today",
  loading: "Loading what needs you",
  failed: "Could not load what needs you.",
  safe: "Your applications are kept on the server, and nothing was changed.",
  sentence: (needs: number, fresh: number) =>
    needs === 0
      ? `Nothing needs you today.${fresh > 0 ? ` ${freshWords(fresh)}` : ""}`
      : `${plural(needs, "thing needs", "things need")} you.${fresh > 0 ? ` ${freshWords(fresh)}` : ""}`,
  needs: "Needs you",
  nothingNeeds: "Nothing needs you today.",
  nothingAndNew: (count: number) =>
    `${plural(count, "new posting is", "new postings are")} waiting in Jobs.`,
  nothingAndNoNew:
    "What is overdue, coming up or quiet for too long will be listed here, each with what to do next.",
  toJobs: "See new postings",
  all: (count: number) => `Show all ${formatCount(count)}`,
  kinds: {
    interview: (round: string) => (round === "" ? "Interview" : `Interview: ${round}`),
    offer_deadline: (text: string) => text,
    reminder: (text: string) => text,
    run_failed: (why: string) => `The last run failed. ${why}`,
    posting_changed: (text: string) => text,
    posting_closed: (text: string) => text,
    no_response: (text: string) => text,
    quiet: (text: string) => text,
    stale: (text: string) => text,
  },
  actions: {
    prepare: "Prepare",
    decide: "Decide",
    mark_done: "Done",
    open_run: "Open the run",
    see_changes: "See what changed",
    open: "Open",
    close_no_response: "Close: no response",
    follow_up: "Follow up",
    apply: "Open",
    of: (action: string, what: string) => `${action}: ${what}`,
    wasDone: (what: string) => `Done: ${what}.`,
    closed: (title: string) => `“${title}” closed: no response.`,
    failed: (why: string) => `That could not be done. ${why}`,
  },
  join: "Join",
  snooze: "Snooze 1 week",
  snoozeOf: (what: string) => `Snooze for a week: ${what}`,
  snoozed: (what: string) => `Put off for a week: ${what}`,
  snoozeFailed: (why: string) => `It was not put off. ${why}`,
  fresh: "New since your last run",
  freshNone: "Nothing new since your last run.",
  freshFailed: "Could not load the new postings.",
  freshLoading: "Loading new postings",
  freshAll: (count: number) => `See all ${formatCount(count)} new`,
  week: "This week",
  weekNone: "No interviews in the next seven days.",
  steps: {
    heading: "Three steps to begin",
    done: "Done",
    companies: "Add companies",
    companiesHint: "Whose openings you want to follow, by name or by any address of theirs.",
    words: "Choose title words",
    wordsHint: "Words to keep and words to leave out. Without any, every title is kept.",
    preview: "Preview a run",
    previewHint: "See what would come in before anything is written, then start it.",
  },
} as const;

function freshWords(count: number): string {
  return `${formatCount(count)} new ${count === 1 ? "posting" : "postings"} since your last run.`;
}
