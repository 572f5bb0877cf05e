/** What needs the user, and what of it is put off. */
import { request } from "@/api/client";
import type { Today } from "@/api/types";

export const fetchToday = (signal?: AbortSignal) => request<Today>("GET", "/api/today", { signal });

/** For a week. */
export const snoozeNeed = (key: string) =>
  request<{ key: string; until: string }>("POST", "/api/today/snooze", { body: { key } });

export const wakeNeed = (key: string) =>
  request<undefined>("POST", "/api/today/unsnooze", { body: { key } });
