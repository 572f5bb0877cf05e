/** The words of a company's card: facts with their dates, and no verdict. */
import { figureCopy } from "@/features/insights/figure-copy";
import { formatCount, plural } from "@/lib/count";

const days = (n: number) => plural(n, "day", "days");
const postings = (n: number) => plural(n, "posting", "postings");

export const companyCopy = {
  heading: "Company",
  loading: "Loading what is known of the company",
  failed: "Could not load what is known of the company.",
  safe: "Nothing that is stored has changed.",
  missing: "There is no such company among those that are read.",
  back: "Back to Insights",
  allPostings: "See its postings",
  sentence: (n: number, open: number) =>
    n === 0
      ? "None of its postings is known yet."
      : `${postings(n)} of it ${n === 1 ? "is" : "are"} known, ${formatCount(open)} on the board now.`,
  facts: "What is known",
  labels: {
    lastReading: "Last reading",
    completeSince: "Read whole since",
    completeAt: "Read whole last",
    reposted: "Put up again",
    edited: "Edited later",
    pay: "Pay, median stated",
  },
  states: {
    complete: "complete",
    partial: "in part",
    failed: "failed",
    suspicious: "looks wrong",
  },
  never: "Never",
  share: (n: number, of: number) => `${formatCount(n)} of ${formatCount(of)} whose text was read`,
  likely: (rate: number, low: number, high: number) => {
    const { percent } = figureCopy;
    return `${percent(rate)}, likely between ${percent(low)} and ${percent(high)}`;
  },
  payFrom: (pay: string, n: number) => `${pay}, as ${postings(n)} ${n === 1 ? "says" : "say"}`,
  months: {
    heading: "Postings by month",
    month: "Month",
    appeared: "Appeared",
    closed: "Closed",
    reading: (appeared: number, closed: number, months: number) =>
      `In ${plural(months, "month", "months")} ${postings(appeared)} appeared and ${formatCount(closed)} closed.`,
    nothing: "It takes two complete readings to tell what appeared and what closed.",
    mark: (month: string, appeared: number, closed: number) =>
      `${month}: ${formatCount(appeared)} appeared, ${formatCount(closed)} closed`,
    note: "Above the line: appeared. Below it: closed.",
  },
  life: {
    heading: "How long its postings stay open",
    days: "Days since it appeared",
    atRisk: "Watched so long",
    open: "Still open",
    axis: "days since it appeared",
    nothing:
      "Not known yet: no posting has appeared and closed between two complete readings, or too few have.",
    half: (n: number, within: number) => `Half of ${postings(n)} closed within ${days(within)}.`,
    less: (n: number, closed: number) =>
      `${formatCount(closed)} of ${postings(n)} ${closed === 1 ? "has" : "have"} closed, which is not half yet.`,
    openToo: "Those open still count for as long as they were seen.",
    mark: (day: number, share: string) => `After ${days(day)}: ${share} open`,
  },
  mine: "Your applications here",
  none: "You have no application here.",
  sent: "sent",
} as const;
