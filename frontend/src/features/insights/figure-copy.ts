/** The words of each figure: headings, columns, and the one-line readings made from the numbers. */
import type { InsightsBy } from "@/api/types";
import { formatCount, plural } from "@/lib/count";
import type { Outcome, Stage } from "@/lib/stages";
import { uiCopy } from "@/ui/copy";

const applications = (n: number) => plural(n, "application", "applications");
const days = (n: number) => plural(n, "day", "days");

export const placeName = (place: Stage | Outcome): string =>
  ({ ...uiCopy.stages, ...uiCopy.outcomes })[place];

export const figureCopy = {
  percent: (share: number) => `${Math.round(share * 100)} %`,
  /** Days to one place behind the point, where there are few of them. */
  days: (n: number) => (n < 10 ? `${Number(n.toFixed(1))} d` : `${formatCount(Math.round(n))} d`),
  tooFew: "Too few to compare",
  sankey: {
    heading: "Where applications went",
    from: "From",
    to: "To",
    n: "Applications",
    nothing: "No application has moved from one stage to another in this time.",
    reading: (open: number, n: number, closed: number) =>
      `${formatCount(open)} of ${applications(n)} ${open === 1 ? "is" : "are"} still open${closed === 0 ? "." : `, ${formatCount(closed)} closed`}`,
    mostEnded: (outcome: string, n: number) => `; most often: ${outcome} (${formatCount(n)}).`,
    node: (place: string, n: number, stayed: number) =>
      `${place}: ${formatCount(n)}${stayed > 0 ? `, ${formatCount(stayed)} still there` : ""}`,
    link: (from: string, to: string, n: number) => `${from} to ${to}: ${formatCount(n)}`,
    nameCompanies: "Name companies in what is downloaded",
    companies: (named: string, others: number) =>
      `Sent to ${named}${others > 0 ? ` and ${applications(others)} elsewhere` : ""}`,
  },
  funnel: {
    heading: "How far they came",
    stage: "Reached",
    n: "Applications",
    accepted: "Accepted",
    reading: (counts: readonly [string, number][]) =>
      `${counts.map(([name, n]) => `${name} ${formatCount(n)}`).join(", ")}.`,
    nothing: "No application was saved or sent in this time.",
  },
  rates: {
    heading: "Who replies",
    by: "Compare by",
    bys: {
      source: "Source",
      company: "Company",
      platform: "Careers platform",
      level: "Level",
      mode: "Work mode",
      tag: "Tag",
      hours: "Time from posting to applying",
      size: "Postings of the company",
    } satisfies Record<InsightsBy | "size", string>,
    hours: {
      "0-24": "Within a day",
      "24-72": "1 to 3 days",
      "72-168": "3 to 7 days",
      "168-720": "1 to 4 weeks",
      "720-": "Later",
    } as Readonly<Record<string, string>>,
    n: "Sent",
    replied: "Replied",
    rate: "Share",
    low: "At least",
    high: "At most",
    nothing: "Nothing was sent in this time, so nobody could reply.",
    none: "No application of this time has this.",
    none2: "No two of them have 5 applications yet, so nothing is compared.",
    reading: (best: string, worst: string, overlap: boolean) =>
      `Most: ${best}. Least: ${worst}. ${overlap ? "The ranges overlap, so the difference may be chance." : "The ranges do not overlap."}`,
    of: (name: string, replied: number, n: number) =>
      `${name}, ${formatCount(replied)} of ${formatCount(n)}`,
    row: (replied: number, n: number) => `${formatCount(replied)} of ${formatCount(n)}`,
    mark: (row: string, rate: string, low: string, high: string) =>
      `${row} replied: ${rate}, likely between ${low} and ${high}`,
    fewMark: (row: string) => `${row} replied: too few to compare`,
    more: (n: number) => `${formatCount(n)} more are in the table.`,
    note: "Dot: the share. Line: where it likely is, at 95 %. Grey: under 5 applications, not compared.",
  },
  stay: {
    heading: "Time in each stage",
    stage: "Stage",
    left: "Left it",
    waiting: "Still there",
    low: "Quarter within, days",
    median: "Half within, days",
    high: "Three quarters within, days",
    nothing: "No application has been in a stage in this time.",
    noneLeft: "No application has left a stage yet, so it is not known how long that takes.",
    reading: (stage: string, n: number, median: string) =>
      `Half of the ${applications(n)} that left ${stage} did so within ${median}.`,
    few: "Fewer than 5 have left any one stage, so these are facts and no rule.",
    row: (n: number, waiting: number) =>
      `${formatCount(n)} left${waiting > 0 ? `, ${formatCount(waiting)} there` : ""}`,
    mark: (stage: string, median: string, low: string, high: string) =>
      `${stage}: half within ${median}, the middle half between ${low} and ${high}`,
    noMark: (stage: string) => `${stage}: none has left it`,
    note: "Dot: the median. Line: the middle half. Grey: fewer than 5.",
  },
  activity: {
    heading: "Days on which you did something",
    day: "Day",
    n: "Changes",
    changes: (n: number) => plural(n, "change", "changes"),
    nothing: "Nothing was done about applications in this time.",
    reading: (active: number, all: number, most: string, n: number) =>
      `On ${formatCount(active)} of ${days(all)}; the most on ${most}, ${plural(n, "change", "changes")}. A day leads to its timeline.`,
    mark: (day: string, n: number) => `${day}: ${plural(n, "change", "changes")}`,
    drawn: "The last 53 weeks are drawn; the table has all days.",
    weekdays: { 0: "Mon", 2: "Wed", 4: "Fri" } as Readonly<Record<number, string>>,
  },
  curve: {
    heading: "How long until a reply",
    day: "Days after applying",
    atRisk: "Watched so long",
    happened: "Replied then",
    waiting: "Without a reply",
    axis: "days after applying",
    nothing: "Nothing was sent in this time.",
    noReply: (n: number) => `None of ${applications(n)} has a reply yet.`,
    few: (n: number) => `${applications(n)}, too few for a curve to mean much.`,
    half: (n: number) => `Half have a reply within ${days(n)}.`,
    less: (share: string, n: number) => `After ${days(n)} ${share} are still without a reply.`,
    waitingToo: "Those still waiting count for as long as they have waited.",
    mark: (day: number, share: string) => `After ${days(day)}: ${share} without a reply`,
  },
  weeks: {
    heading: "Week by week",
    monday: "Week of",
    kinds: { seen: "Seen", opened: "Opened", saved: "Saved", applied: "Applied to" },
    nothing: "No posting came into your list in this time.",
    reading: (seen: number, opened: number, saved: number, applied: number) =>
      `${formatCount(seen)} postings came in, ${formatCount(opened)} were opened, ${formatCount(saved)} saved, ${formatCount(applied)} applied to.`,
    mark: (week: string, seen: number, opened: number, saved: number, applied: number) =>
      `Week of ${week}: ${formatCount(seen)} seen, ${formatCount(opened)} opened, ${formatCount(saved)} saved, ${formatCount(applied)} applied to`,
    note: "Each line has a scale of its own; the number is its highest week.",
  },
} as const;
