/** Whether somebody is signed in, as far as this page knows, and why not; all tabs of a browser know it together. */
import { createStore } from "@/lib/store";

/** "absent": nobody was signed in to begin with. "over": the session is gone, and nobody said why. */
export const WHYS = [
  "absent",
  "over",
  "ended",
  "expired",
  "reused",
  "unlisted",
  "left",
  "left-everywhere",
  "deletion",
] as const;

export type WhyOver = (typeof WHYS)[number];

type News = { kind: "renewed"; at: number } | { kind: "over"; why: WhyOver } | { kind: "entered" };

export type Tabs = Pick<BroadcastChannel, "postMessage" | "onmessage">;

const WHY_OF: Readonly<Record<string, WhyOver>> = {
  SessionEnded: "ended",
  SessionExpired: "expired",
  SessionReused: "reused",
  NotOnTheList: "unlisted",
};

/** Why this page must not show anybody's data any more; null while nothing speaks against it. */
export const sessionOver = createStore<WhyOver | null>(null);

/** How often somebody has signed in in another tab since this page was loaded. */
export const entriesElsewhere = createStore(0);

let wasSignedIn = false;
let renewedAt = 0;
let tabs: Tabs | null = null;

/** From now on news go to the other tabs, and theirs are heard. */
export function joinTabs(channel: Tabs): void {
  tabs = channel;
  channel.onmessage = ({ data }: MessageEvent<News>) => hear(data);
}

if (typeof BroadcastChannel !== "undefined") {
  joinTabs(new BroadcastChannel("job-hunt-tracker.session"));
}

/** An answer came that only those get who are signed in. */
export function noteSession(): void {
  wasSignedIn = true;
}

export function noteRenewal(): void {
  renewedAt = Date.now();
  tabs?.postMessage({ kind: "renewed", at: renewedAt } satisfies News);
}

/** Whether some tab has renewed the session since a request was sent. */
export function isRenewedSince(sentAt: number): boolean {
  return renewedAt >= sentAt;
}

export function beginSession(): void {
  wasSignedIn = true;
  sessionOver.set(null);
  tabs?.postMessage({ kind: "entered" } satisfies News);
}

/** Where nobody was signed in, nothing has ended, and other tabs need not hear of it. */
export function endSession(why: WhyOver): void {
  if (!wasSignedIn && why === "over") {
    sessionOver.set("absent");
    return;
  }
  wasSignedIn = false;
  sessionOver.set(why);
  tabs?.postMessage({ kind: "over", why } satisfies News);
}

/** Why a session is over, by the code of the server's refusal. */
export function whyOver(code: string): WhyOver {
  return WHY_OF[code] ?? "over";
}

/** Whether the server no longer wants this person, as the code of its refusal says. */
export function isUnlisted(code: string): boolean {
  return whyOver(code) === "unlisted";
}

function hear(news: News): void {
  if (news.kind === "renewed") renewedAt = Math.max(renewedAt, news.at);
  else if (news.kind === "entered") {
    wasSignedIn = true;
    sessionOver.set(null);
    entriesElsewhere.set(entriesElsewhere.read() + 1);
  } else if (wasSignedIn) {
    wasSignedIn = false;
    sessionOver.set(news.why);
  }
}
