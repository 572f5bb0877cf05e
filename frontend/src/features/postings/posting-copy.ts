/** The words of one posting: its head, facts, changes, and what else there is at its company. */
import { formatCount, plural } from "@/lib/count";
import { asSentence } from "@/lib/text";

/** So far apart in 64 are two texts of which a sentence or a figure differs. */
const SMALL_CHANGE = 3;

const times = (count: number) => (count === 1 ? "once" : plural(count, "time", "times"));

const half = (count: number, which: string, days: number) => {
  const within = plural(Math.max(days, 1), "day", "days");
  return `half of ${formatCount(count)} postings ${which} closed within ${within}`;
};

export const postingCopy = {
  loading: "Loading the posting",
  posting: "Posting",
  failed: "Could not load this posting.",
  failedPosting: (message: string | null) =>
    `The page could not be read. ${asSentence(message ?? "No reason was given")}`,
  missing: "There is no posting at this address.",
  toList: "Back to the postings",
  open: "Open posting",
  apply: "Application page",
  save: "Save",
  saving: {
    saved: (title: string) => `“${title}” saved to Applications.`,
    undone: (title: string) => `“${title}” is not saved any more.`,
    there: (title: string) => `You have “${title}” in Applications already.`,
    failed: (why: string) => `It was not saved. ${why}`,
  },
  wholePage: "Open as a page",
  raw: "Download the saved page",
  notDownloaded: (why: string) => `It was not downloaded. ${why}`,
  closed: "No longer on the board since",
  savedCopy: "This is our saved copy.",
  alreadyHere: "Already here:",
  nearSame: "nearly the same title,",
  isHidden: "You have hidden this posting.",
  isCompanyHidden: (name: string) => `You have hidden all postings of ${name}.`,
  tabs: {
    label: "About this posting",
    posting: "Posting",
    changes: (edits: number) => (edits === 0 ? "Changes" : `Changes (${formatCount(edits)})`),
    company: "At this company",
  },
  evidence: {
    open: (days: number) => `Open ${plural(days, "day", "days")}`,
    wasOpen: (days: number) => `Was open ${plural(days, "day", "days")}`,
    sinceSeen: "counted from when we first saw it",
    reposted: (count: number) => `reposted ${times(count)}`,
    putUpAgain: (count: number) => `put up again ${times(count)} since`,
    unedited: "not edited since",
    edited: (count: number, last: string | null) =>
      `edited ${times(count)}${last === null ? "" : `, last on ${last}`}`,
    halfHere: (count: number, days: number) => half(count, "of this company", days),
    halfOfLevel: (count: number, days: number) =>
      half(count, "of the same level on this platform", days),
    halfOfPlatform: (count: number, days: number) => half(count, "on this platform", days),
  },
  facts: "Facts",
  sources: "More facts, and where each was read",
  fact: "Fact",
  value: "Value",
  source: "Read from",
  description: "Description",
  noDescription: "No text was found on this posting's page.",
  unread: "This posting has not been read yet. Its text appears here once a run has read it.",
  versions: {
    loading: "Loading the changes",
    failed: "Could not load the changes.",
    none: "No version of this posting has been read yet.",
    label: "Versions",
    version: (number: number) => `Version ${number}`,
    first: "The first that was seen.",
    size: (distance: number) =>
      distance <= SMALL_CHANGE
        ? `A small change (${distance} of 64 apart).`
        : `Size of the change: ${distance} of 64.`,
    sameText: "The text is the same.",
    fields: "What was changed in the facts",
    text: "What was changed in the text",
    removedLabel: "Removed",
    addedLabel: "Added",
    gap: "Text that stayed is left out",
  },
  reposts: {
    heading: "The same text under another number",
    before: "Put up before as",
    also: "Also put up as",
    firstSeen: "first seen",
    closed: "closed",
  },
  company: {
    applications: "Your applications here",
    since: "since",
    openings: "Other open postings",
    none: (name: string) => `${name} has no other open postings among yours.`,
    card: (name: string) => `What is known of ${name}`,
    all: (count: number, name: string) =>
      `See all ${plural(count, "other posting", "other postings")} of ${name}`,
  },
  pay: {
    from: (amount: string) => `from ${amount}`,
    upTo: (amount: string) => `up to ${amount}`,
    stated: (text: string) => `As stated: “${text}”`,
    yearly: (words: string) => `About ${words}`,
    periods: {
      year: "a year",
      month: "a month",
      week: "a week",
      day: "a day",
      hour: "an hour",
    },
  },
  factNames: {
    title: "Title",
    company: "Company",
    places: "Place",
    work_mode: "Work mode",
    pay: "Pay",
    employment_type: "Employment type",
    department: "Team",
    posted_at: "Posted",
    updated_at: "Updated",
    valid_through: "Valid through",
    requisition_id: "Company's own number",
    language: "Language",
    seniority: "Level",
    years: "Years asked",
    visa: "Visa",
    apply_url: "Application page",
  },
  labels: {
    place: "Place",
    mode: "Work mode",
    pay: "Pay",
    level: "Level",
    years: "Years asked",
    visa: "Visa",
    language: "Language",
    department: "Team",
    type: "Employment type",
    posted: "Posted",
    updated: "Updated by the company",
    validThrough: "Valid through",
    firstSeen: "First seen",
    lastSeen: "Last seen",
    requisition: "Company's own number",
  },
} as const;
