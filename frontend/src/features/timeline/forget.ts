/** What is asked for again after something has happened to an application, where it is on screen. */
import type { QueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";

/** What follows from applications elsewhere. */
export function forgetAround(client: QueryClient): void {
  for (const queryKey of [keys.timeline, keys.today, keys.jobs, ["job"], keys.documents]) {
    void client.invalidateQueries({ queryKey });
  }
}

/** The same, and the lists of applications, where nobody can tell what has become of them. */
export function forgetWhatFollows(client: QueryClient): void {
  forgetAround(client);
  void client.invalidateQueries({ queryKey: keys.applications });
}
