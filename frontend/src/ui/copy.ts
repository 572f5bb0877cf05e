/** The words shared by all screens: states, marks, times. */

export const uiCopy = {
  appName: "Job Hunt Tracker",
  unknown: "Not listed",
  loading: "Loading",
  newMark: "New",
  changedMark: "Edited",
  closedMark: "Closed",
  retry: "Try again",
  undo: "Undo",
  messages: "Messages",
  closeMessage: (text: string) => `Close the message: ${text}`,
  removeWord: (word: string, list: string) => `Remove “${word}” from ${list}`,
  addWordHint: "Add a word",
  wordAdded: (word: string) => `${word} added.`,
  wordRemoved: (word: string) => `${word} removed.`,
} as const;
