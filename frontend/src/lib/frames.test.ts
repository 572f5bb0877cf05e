/** Work that is done once per frame, however often it is asked for. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { oncePerFrame } from "@/lib/frames";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it("is done once for many questions, and again for the next one", () => {
  const work = vi.fn();
  const { ask } = oncePerFrame(work);
  for (let times = 0; times < 100; times += 1) ask();
  expect(work).toHaveBeenCalledTimes(0);
  vi.advanceTimersToNextFrame();
  expect(work).toHaveBeenCalledTimes(1);
  ask();
  vi.advanceTimersToNextFrame();
  expect(work).toHaveBeenCalledTimes(2);
});

it("is done within a second on a page that draws no frames", () => {
  vi.spyOn(window, "requestAnimationFrame").mockReturnValue(1);
  const work = vi.fn();
  oncePerFrame(work).ask();
  vi.advanceTimersByTime(1_000);
  expect(work).toHaveBeenCalledTimes(1);
});

it("is done at once when that is asked for, and then not again in the frame", () => {
  const work = vi.fn();
  const { ask, now } = oncePerFrame(work);
  ask();
  now();
  vi.advanceTimersByTime(2_000);
  expect(work).toHaveBeenCalledTimes(1);
});

it("is not done after it was stopped", () => {
  const work = vi.fn();
  const { ask, stop } = oncePerFrame(work);
  ask();
  stop();
  vi.advanceTimersByTime(2_000);
  expect(work).toHaveBeenCalledTimes(0);
});
