/** The address that one wanted to see before signing in, carried along in the login's own address. */
import { paths } from "@/lib/paths";

const HERE = "http://here.invalid";

/** The login's address. `why` is a reason that the login has words for. */
export function loginAddress(from: string, why: string): string {
  const query = new URLSearchParams({ why });
  if (returnAddress(from) !== paths.home) query.set("from", returnAddress(from));
  return `${paths.login}?${query}`;
}

/** An address of this app and no other, whatever a link to the login said; the start when it said none. */
export function returnAddress(said: string | null): string {
  try {
    const { origin, pathname, search, hash } = new URL(said ?? paths.home, HERE);
    // Two slashes at the start would name another host.
    const isOurs = origin === HERE && !pathname.startsWith("//") && pathname !== paths.login;
    return isOurs ? pathname + search + hash : paths.home;
  } catch {
    return paths.home;
  }
}
