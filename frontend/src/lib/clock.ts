/** The time as screens show it, moving on by the half minute so that "just now" does not stay for ever. */
import { useSyncExternalStore } from "react";

const STEP = 30_000;
/** As old as the time may be for somebody who starts to look. */
const FRESH = 1_000;

const followers = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  for (const tell of followers) tell();
}

/** Ticks only while somebody looks. */
function follow(tell: () => void): () => void {
  if (followers.size === 0) timer = setInterval(tick, STEP);
  followers.add(tell);
  return () => {
    followers.delete(tell);
    if (followers.size === 0) clearInterval(timer);
  };
}

/** Stays the same while one screen is drawn, however often it is read for it. */
function read(): number {
  if (followers.size === 0 && Math.abs(Date.now() - now) > FRESH) now = Date.now();
  return now;
}

export function useNow(): number {
  return useSyncExternalStore(follow, read);
}
