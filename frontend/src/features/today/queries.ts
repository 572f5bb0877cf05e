/** What needs the user, and from when on silence counts, as remembered answers. */
import { queryOptions } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { fetchThresholds, fetchToday } from "@/api/today";

export const todayOptions = queryOptions({
  queryKey: keys.today,
  queryFn: ({ signal }) => fetchToday(signal),
});

export const thresholdsOptions = queryOptions({
  queryKey: keys.thresholds,
  queryFn: ({ signal }) => fetchThresholds(signal),
});
