/** Measured figures, handed line by line to the script that keeps and shows them. */
import { appendFileSync } from "node:fs";

export interface Figure {
  name: string;
  unit: string;
  ours: number;
  /** The limit that `ours` has to keep, or has to reach where more is better. */
  target: number;
  better: "more" | "less";
}

/** What a figure is measured in, and what it has to keep or reach. */
export type Bar = Omit<Figure, "name" | "ours">;

export const INP: Bar = { unit: "ms", target: 200, better: "less" };
export const FRAME: Bar = { unit: "ms, longest frame", target: 200, better: "less" };
export const NODES: Bar = { unit: "elements", target: 5_000, better: "less" };

export function handIn(figure: Figure): void {
  const file = process.env.E2E_FIGURES;
  if (file === undefined) throw new Error("Set E2E_FIGURES to a file that takes the figures.");
  appendFileSync(file, `${JSON.stringify(figure)}\n`);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error("There is no median of nothing.");
  return middle;
}
