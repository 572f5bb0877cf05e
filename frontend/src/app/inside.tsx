/** Everything behind the login: the door, and the frame with what only its screens need, the login being light. */
import type { QueryClient } from "@tanstack/react-query";
import { createQueryClient, Providers } from "@/app/providers";
import { sessionDoor } from "@/app/session-door";
import { Shell } from "@/app/shell";
import type { RouteObject } from "@/lib/router";

/** The client remembers what one has seen, until one signs out. */
export function inside(
  client: QueryClient = createQueryClient(),
): Required<Pick<RouteObject, "loader" | "element">> {
  const element = (
    <Providers client={client}>
      <Shell />
    </Providers>
  );
  return { loader: sessionDoor(client), element };
}
