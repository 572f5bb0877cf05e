/** The secret address at which calendar programs read interviews and reminders. */
import { request } from "@/api/client";
import type { CalendarState } from "@/api/types";

const CALENDAR = "/api/calendar";

export const fetchCalendar = (signal?: AbortSignal) =>
  request<CalendarState>("GET", CALENDAR, { signal });

/** An address, or another one: the old one is dead at once. The answer's path is told this once. */
export const openCalendar = () => request<{ path: string }>("POST", CALENDAR);

export const closeCalendar = () => request<undefined>("DELETE", CALENDAR);
