/** Who is signed in and what runs here, as remembered answers; neither changes while the page is open. */
import { queryOptions } from "@tanstack/react-query";
import { fetchAbout, fetchUser } from "@/api/endpoints";
import { keys } from "@/api/keys";

export const userOptions = queryOptions({
  queryKey: keys.user,
  queryFn: ({ signal }) => fetchUser(signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export const aboutOptions = queryOptions({
  queryKey: keys.about,
  queryFn: ({ signal }) => fetchAbout(signal),
  staleTime: Number.POSITIVE_INFINITY,
});
