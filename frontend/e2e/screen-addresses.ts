/** One address for every screen there is, so that a new screen is visited by being in the router. */
import { type ScreenPath, screenPaths } from "@/app/screen-paths";

export const screenAddresses: readonly string[] = screenPaths.map(addressOf);

function addressOf(path: ScreenPath): string {
  return path === "*" ? "/nowhere" : path.replaceAll(/:\w+/g, "7");
}
