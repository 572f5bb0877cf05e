/** How high rows are on every screen: comfortable, or compact where no finger has to hit them. */
import { remembered } from "@/lib/remembered";

const DENSITIES = ["comfortable", "compact"] as const;

export type Density = (typeof DENSITIES)[number];

export const density = remembered<Density>("density", "comfortable", DENSITIES);

/** Tells the styles from now on, by an attribute of the page's outermost element. */
export function showDensity(root: HTMLElement): () => void {
  const show = () => {
    root.dataset.density = density.read();
  };
  show();
  return density.follow(show);
}
