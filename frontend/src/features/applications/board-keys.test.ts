/** The arrows on the board. */
import { describe, expect, it } from "vitest";
import { cardBeside } from "@/features/applications/board-keys";

const COLUMNS = [[1, 2, 3], [], [4], [5, 6]];

describe("an arrow on the board", () => {
  it.each([
    ["ArrowDown", 1, 2],
    ["ArrowUp", 2, 1],
    ["ArrowRight", 2, 4],
    ["ArrowLeft", 4, 1],
    ["ArrowRight", 4, 5],
    ["ArrowLeft", 6, 4],
  ] as const)("%s leads from %i to %i", (arrow, from, to) => {
    expect(cardBeside(COLUMNS, from, arrow)).toBe(to);
  });

  it.each([
    ["ArrowUp", 1],
    ["ArrowDown", 3],
    ["ArrowRight", 6],
    ["ArrowLeft", 1],
    ["ArrowDown", 99],
  ] as const)("%s from %i leads nowhere", (arrow, from) => {
    expect(cardBeside(COLUMNS, from, arrow)).toBeNull();
  });
});
