/** What needs the user, as a remembered answer. */
import { queryOptions } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { fetchToday } from "@/api/today";

export const todayOptions = queryOptions({
  queryKey: keys.today,
  queryFn: ({ signal }) => fetchToday(signal),
});
