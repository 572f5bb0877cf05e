/** The door before every screen but the login: who turns out not to be signed in is led there, with the way back. */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { entriesElsewhere, sessionOver, type WhyOver } from "@/api/session";
import { userOptions } from "@/features/account/queries";
import { paths } from "@/lib/paths";
import { loginAddress } from "@/lib/return-address";
import { type LoaderFunctionArgs, redirect, useLocation, useNavigate } from "@/lib/router";
import { useChange, useStore } from "@/lib/store";
import { clearToasts } from "@/ui/toast-store";

/** So long a screen waits for the answer, so that strangers see no empty frame; then it shows what it can. */
const PATIENCE = 500;
/** Whoever left of their own accord, or somebody else after them, begins at the start. */
const OF_ONES_OWN_ACCORD: readonly WhyOver[] = ["left", "left-everywhere", "deletion"];

export function sessionDoor(client: QueryClient) {
  return async ({ request }: LoaderFunctionArgs): Promise<Response | null> => {
    await Promise.race([client.prefetchQuery(userOptions), pause(PATIENCE)]);
    const why = sessionOver.read();
    if (why === null) return null;
    const { pathname, search, hash } = new URL(request.url);
    return redirect(loginFor(why, pathname + search + hash));
  };
}

function loginFor(why: WhyOver, address: string): string {
  return loginAddress(OF_ONES_OWN_ACCORD.includes(why) ? paths.home : address, why);
}

function pause(time: number): Promise<void> {
  return new Promise((done) => setTimeout(done, time));
}

/** Leads to the login when the session ends while one is inside, and forgets what one had seen. */
export function useSessionEnd(): void {
  const why = useStore(sessionOver);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { pathname, search, hash } = useLocation();
  useEffect(() => {
    if (why !== null) void navigate(loginFor(why, pathname + search + hash), { replace: true });
  }, [why, navigate, pathname, search, hash]);
  useEffect(
    () => () => {
      client.clear();
      clearToasts();
    },
    [client],
  );
  // Whoever signed in in another tab is signed in here too, and may be somebody else.
  useChange(entriesElsewhere, () => void client.resetQueries());
}
