/** What needs the user, what of it is put off, and from when on silence counts. */
import { request } from "@/api/client";
import type { Thresholds, ThresholdsDraft, Today } from "@/api/types";

export const fetchToday = (signal?: AbortSignal) => request<Today>("GET", "/api/today", { signal });

/** For a week. */
export const snoozeNeed = (key: string) =>
  request<{ key: string; until: string }>("POST", "/api/today/snooze", { body: { key } });

export const wakeNeed = (key: string) =>
  request<undefined>("POST", "/api/today/unsnooze", { body: { key } });

export const fetchThresholds = (signal?: AbortSignal) =>
  request<Thresholds>("GET", "/api/thresholds", { signal });

export const saveThresholds = (draft: ThresholdsDraft) =>
  request<Thresholds>("PUT", "/api/thresholds", { body: draft });
