/** One address for every screen there is, so that a new screen is visited by being in the router; tabs are named. */
import { type ScreenPath, screenPaths } from "@/app/screen-paths";

/** What is a tab of a screen, and has answers of its own. */
const TABS = ["/applications/7?tab=documents", "/applications/7?tab=changes"];

export const screenAddresses: readonly string[] = [...screenPaths.map(addressOf), ...TABS];

function addressOf(path: ScreenPath): string {
  return path === "*" ? "/nowhere" : path.replaceAll(/:\w+/g, "7");
}
