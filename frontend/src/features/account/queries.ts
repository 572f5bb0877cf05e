/** Who is signed in and where, and what runs here, as remembered answers. */
import { queryOptions } from "@tanstack/react-query";
import { fetchAbout, fetchHistory, fetchSessions, fetchUser } from "@/api/endpoints";
import { keys } from "@/api/keys";

export const userOptions = queryOptions({
  queryKey: keys.user,
  queryFn: ({ signal }) => fetchUser(signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export const sessionsOptions = queryOptions({
  queryKey: keys.sessions,
  queryFn: ({ signal }) => fetchSessions(signal),
});

export const historyOptions = queryOptions({
  queryKey: keys.history,
  queryFn: ({ signal }) => fetchHistory(signal),
});

export const aboutOptions = queryOptions({
  queryKey: keys.about,
  queryFn: ({ signal }) => fetchAbout(signal),
  staleTime: Number.POSITIVE_INFINITY,
});
