/** Renews a session unseen: once for all the requests that found it stale, in whichever tab they were sent. */
import { readProblem } from "@/api/problem";
import {
  endSession,
  isRenewedSince,
  isUnlisted,
  noteRenewal,
  sessionOver,
  whyOver,
} from "@/api/session";

const TURN = "job-hunt-tracker.renewal";
const UNKNOWN_HERE = 401;

let underWay: Promise<boolean> | null = null;

/**
 * True when the request that was sent at that time is worth repeating, false when the session is over.
 * Throws a Problem when nobody can tell, since then the session may well go on.
 */
export function renewSession(sentAt: number, ask: () => Promise<Response>): Promise<boolean> {
  underWay ??= inTurn(() => renew(sentAt, ask)).finally(() => {
    underWay = null;
  });
  return underWay;
}

/** One tab after the other: each would renew by the same cookie. */
async function inTurn(work: () => Promise<boolean>): Promise<boolean> {
  return "locks" in navigator ? await navigator.locks.request(TURN, work) : await work();
}

async function renew(sentAt: number, ask: () => Promise<Response>): Promise<boolean> {
  if (sessionOver.read() !== null) return false;
  if (isRenewedSince(sentAt)) return true;
  const response = await ask();
  if (response.ok) {
    noteRenewal();
    return true;
  }
  const problem = await readProblem(response);
  if (response.status !== UNKNOWN_HERE && !isUnlisted(problem.code)) throw problem;
  endSession(whyOver(problem.code));
  return false;
}
