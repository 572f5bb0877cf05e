/** The words shared by all screens: states, marks, times. */

import { formatCount } from "@/lib/count";

export const uiCopy = {
  appName: "Job Hunt Tracker",
  unknown: "Not listed",
  loading: "Loading",
  newMark: "New",
  changedMark: "Edited",
  repostedMark: "Reposted",
  closedMark: "Closed",
  stages: {
    saved: "Saved",
    applied: "Applied",
    screening: "Screening",
    interview: "Interview",
    offer: "Offer",
    closed: "Closed",
  },
  outcomes: {
    rejected: "Rejected",
    no_response: "No response",
    withdrew: "Withdrew",
    declined: "Declined",
    accepted: "Accepted",
  },
  retry: "Try again",
  undo: "Undo",
  copy: "Copy",
  copied: "Copied.",
  notCopied: "This browser did not let it be copied. Select the address and copy it yourself.",
  messages: "Messages",
  closeMessage: (text: string) => `Close the message: ${text}`,
  removeWord: (word: string, list: string) => `Remove “${word}” from ${list}`,
  findCompany: "Find a company",
  found: (count: number, all: number) =>
    count === 0
      ? `None of the ${formatCount(all)} companies has this in its name.`
      : `${formatCount(count)} of ${formatCount(all)} companies.`,
  more: (left: number) => `Show more (${formatCount(left)} left)`,
  addWordHint: "Add a word",
  wordAdded: (word: string) => `${word} added.`,
  wordRemoved: (word: string) => `${word} removed.`,
} as const;
