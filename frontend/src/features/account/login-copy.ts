/** The words of the login. They stand apart from the profile's, since the login has to be light. */
import type { WhyOver } from "@/api/session";

const CONTINUE = "Sign in to continue where you were.";

const why: Record<WhyOver, string> = {
  absent: "",
  over: `You were signed out. ${CONTINUE}`,
  ended: `This session was ended from another of your devices. ${CONTINUE}`,
  expired: `You were not here for a long time, so you were signed out. ${CONTINUE}`,
  reused: `This session was used from two places, which happens when it is stolen, so it was ended in both. ${CONTINUE} Then look in your profile at what happened to the account.`,
  unlisted:
    "This e-mail address may not sign in here any more. Your data is unchanged. Ask whoever runs this server.",
  left: "You signed out on this device.",
  "left-everywhere": "You signed out on every device.",
  deletion:
    "You signed out everywhere, and your account will be deleted in 30 days. Sign in before then to undo that.",
};

export const loginCopy = {
  heading: "Sign in",
  sentence: "Follow the companies you want to work for, and see what is new, changed or closed.",
  why,
  wanted: "Sign in to open the page you asked for.",
  loading: "Loading the sign-in",
  failed: "Could not load the sign-in.",
  refused: "You are not signed in.",
  entering: "Signing in…",
  blocked:
    "Google sign-in could not load. Check that accounts.google.com is not blocked, then try again.",
  google: "Google did not say who you are. Nothing was changed. Try again.",
  retry: "Try again",
  standIn: "Sign in with the stand-in",
  standInHint: "This is a demo or a test, so no Google account is asked for.",
  popup:
    "The browser did not open the window to sign in. Allow windows for this address, then try again.",
  facts: [
    "Reads the careers boards of the companies you choose.",
    "Keeps every version of a posting, also after it has closed.",
    "Nobody else sees what you follow.",
  ],
  stored: {
    heading: "What is stored",
    rows: [
      "Your name, e-mail address and picture, as Google gives them. No password, and nothing else of your Google account.",
      "The companies and words you choose, your runs and what they found.",
      "Of each sign-in its time, browser and network address, for you to look at, for 400 days.",
      "You can delete your account at any time. Thirty days later everything of yours is gone.",
    ],
  },
  still: {
    label: "A list of made-up postings, each with its age, company, place and pay",
    heading: "Jobs",
    sentence: "How it looks inside, with made-up postings.",
  },
} as const;
