/** Work in turns, also when some of it fails. */
import { expect, it } from "vitest";
import { createTurns } from "@/lib/turns";

it("starts no more than allowed, in order, and goes on after a failure", async () => {
  const inTurn = createTurns(2);
  const started: number[] = [];
  let going = 0;
  let most = 0;
  const work = (at: number) =>
    inTurn(async () => {
      started.push(at);
      going += 1;
      most = Math.max(most, going);
      await Promise.resolve();
      going -= 1;
      if (at === 1) throw new Error("broken");
      return at;
    });
  const done = await Promise.allSettled([0, 1, 2, 3, 4].map(work));
  expect(started).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
  expect(done.map(({ status }) => status)).toEqual([
    ...["fulfilled", "rejected", "fulfilled", "fulfilled", "fulfilled"],
  ]);
});
