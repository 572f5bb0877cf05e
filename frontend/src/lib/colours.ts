/** The colours of a screen without the component library: as chosen inside, or as the device has them. */
import { useEffect } from "react";

export type Colours = "light" | "dark";

/** Where the component library keeps the choice, and how it tells the styles. */
const CHOICE = "mantine-color-scheme-value";
const DARK = "(prefers-color-scheme: dark)";

/** Tells the styles from now on. */
export function useColours(): void {
  useEffect(() => {
    const device = window.matchMedia(DARK);
    const show = () => {
      document.documentElement.dataset.mantineColorScheme = coloursNow();
    };
    show();
    device.addEventListener("change", show);
    return () => device.removeEventListener("change", show);
  }, []);
}

export function coloursNow(): Colours {
  const chosen = keptChoice();
  if (chosen === "light" || chosen === "dark") return chosen;
  return window.matchMedia(DARK).matches ? "dark" : "light";
}

function keptChoice(): string | null {
  try {
    return window.localStorage.getItem(CHOICE);
  } catch {
    return null;
  }
}
