/** The words of the preview, the live run and the run dock. */
import type { RunState } from "@/api/types";
import { formatCount, plural } from "@/lib/count";

const postings = (count: number) => plural(count, "posting", "postings");
const companies = (count: number) => plural(count, "company", "companies");
const titles = (count: number) => plural(count, "title", "titles");

export interface PlanNumbers {
  companies: number;
  kept: number;
  fresh: number;
  changed: number;
  known: number;
  leftOut: number;
}

export const deltaCopy = {
  text: (fresh: number, changed: number, gone: number, goneWord: string) =>
    `${formatCount(fresh)} new, ${formatCount(changed)} changed, ${formatCount(gone)} ${goneWord}`,
  missing: "missing",
  closed: "closed",
} as const;

export const planCopy = {
  heading: "Preview",
  checking: "Asking the boards. This can take up to 30 seconds; nothing is stored yet.",
  checked: (done: number, all: number) =>
    `${formatCount(done)} of ${formatCount(all)} checked. Nothing is stored yet.`,
  waiting: "Start once the boards have answered.",
  ready: "Nothing is stored until you start.",
  noneChosen: "Tick at least one company to start.",
  noPlan: "The server said nothing about this company.",
  include: (name: string) => `Take ${name} into the run`,
  asking: "Asking the board…",
  notRead: "Not read.",
  leftOutCount: (count: number) => `${formatCount(count)} left out`,
  retry: "Ask again",
  retryNamed: (name: string) => `Ask again: ${name}`,
  byWord: (word: string, count: number) =>
    word === ""
      ? `None of your words: ${titles(count)}`
      : `Left out by “${word}”: ${titles(count)}`,
  failed: "The preview did not work.",
  safe: "Your data is unchanged.",
  sentence: (n: PlanNumbers) =>
    `${companies(n.companies)} would bring ${postings(n.kept)}: ${formatCount(n.fresh)} new, ${formatCount(n.changed)} changed, ${formatCount(n.known)} already here. ${titles(n.leftOut)} left out.`,
  noneAnswered: (count: number) =>
    count === 1
      ? "The one board did not answer. Your data is unchanged."
      : `None of the ${formatCount(count)} boards answered. Your data is unchanged.`,
  empty: "No company is switched on, so there is nothing to preview.",
  loading: "Loading the plan",
  back: "Change companies or words",
  again: "Check again",
  start: (toWrite: number) =>
    toWrite === 0 ? "Start ingestion" : `Start ingestion (${formatCount(toWrite)} to write)`,
  starting: "Starting…",
  startFailed: "The run did not start.",
  problems: (count: number) => `Not read completely: ${companies(count)}`,
  noProblems: "Every board answered.",
  noProblemsYet: "No problems so far.",
  ledger: "What each company would bring",
  failedBoard: "could not be read, so nothing of it changes.",
  partialBoard: "was read in part. What was seen comes in; nothing is closed.",
  suspiciousBoard: "looks wrong. What was seen comes in; nothing is closed.",
  keptOf: (kept: number, total: number) =>
    `${formatCount(kept)} kept of ${formatCount(total)} read`,
  advertised: (count: number) => `the board names ${formatCount(count)}`,
  byWords: "by your words",
  reused: "read before",
  reusedSentence: "This is the reading of the last 15 minutes; the board was not asked again.",
  seconds: (seconds: number) => `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`,
  showTitles: (name: string) => `Titles of ${name}`,
  tabs: { new: "New", changed: "Changed", known: "Already here", out: "Left out" },
  noTitles: "No titles here.",
} as const;

export const runCopy = {
  heading: (id: number) => `Run ${id}`,
  loading: "Loading the run",
  failed: "Could not load this run.",
  safe: "A run goes on without this page.",
  missing: "There is no run at this address.",
  toSources: "Back to the sources",
  states: {
    pending: "Waiting to start.",
    initializing: "Reading the boards.",
    ingesting: "Reading the postings.",
    finished: "Finished.",
    error: "The run failed.",
    cancelled: "Stopped.",
  } satisfies Record<RunState, string>,
  leave: "You can leave this page. The run continues.",
  ended: "It ended",
  lost: "Connection lost. Showing the last known state; reconnecting…",
  stop: "Stop",
  stopping: "Stopping…",
  stopFailed: "The run was not stopped.",
  overall: "Postings done",
  done: (done: number, total: number) => `${formatCount(done)} of ${postings(total)} done`,
  left: (milliseconds: number) => {
    const minutes = Math.round(milliseconds / 60_000);
    if (minutes < 1) return "less than a minute left";
    return minutes < 90 ? `about ${minutes} min left` : `about ${Math.round(minutes / 60)} h left`;
  },
  endNumbers: (fresh: number, changed: number, unchanged: number, closed: number) =>
    `${formatCount(fresh)} new, ${formatCount(changed)} changed, ${formatCount(unchanged)} unchanged, ${formatCount(closed)} closed.`,
  troubles: (errors: number, expired: number) =>
    [
      errors > 0 ? `${postings(errors)} could not be read.` : "",
      expired > 0 ? `${postings(expired)} had gone.` : "",
    ]
      .filter(Boolean)
      .join(" "),
  seeNew: (count: number) =>
    count === 1 ? "See the new posting" : `See ${formatCount(count)} new postings`,
  seeAll: "See the postings",
  again: "Preview again",
  retry: (count: number) => `Retry ${companies(count)}`,
  ledger: "Progress per company",
  failures: "Postings that could not be read",
  noReason: "No reason was given",
  moreFailures: (count: number) =>
    `${postings(count)} could not be read earlier in this run. The reason stands beside each in`,
  moreFailuresLink: "the list of postings",
  waiting: "Waiting",
  reading: "Reading the board",
  nothing: "Nothing to read",
  saving: (done: number, total: number) => `Saving ${formatCount(done)} of ${formatCount(total)}`,
  companyDone: (total: number) => `Done, ${postings(total)}`,
  notRead: "Not read",
  leftOut: (count: number) => `${titles(count)} left out`,
  errors: (count: number) => `${formatCount(count)} failed`,
  expired: (count: number) => `${formatCount(count)} gone`,
  narrowed: "searched by your words",
  boardStates: {
    failed: "The board could not be read, so nothing of it was changed.",
    partial: "The board was read in part, so nothing was closed.",
    suspicious: "The reading looks wrong, so nothing was closed.",
  },
} as const;

export const dockCopy = {
  goingOn: "is going on",
  last: "Last run",
  recent: "Recent runs",
  none: "No runs yet. Preview first, then start.",
  loadFailed: "Could not load the runs.",
  run: (id: number) => `Run ${id}`,
} as const;
