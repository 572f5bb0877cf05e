/** Moments on screen, and that they grow old while one looks. */
import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { AgeGutter, Moment } from "@/ui/age";

const NOON = Date.parse("2025-11-20T12:00:00Z");

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
});

afterEach(() => {
  vi.useRealTimers();
});

const wait = (minutes: number) => act(() => vi.advanceTimersByTime(minutes * 60_000));

it("says how long ago something was, and goes on doing so", () => {
  render(<Moment at="2025-11-20T11:59:50Z" />);
  expect(screen.getByText("just now")).toBeVisible();
  wait(2);
  expect(screen.getByText("2 min ago")).toBeVisible();
});

it("moves all ages on together, and stops when none is left", () => {
  const { unmount } = render(
    <>
      <AgeGutter at="2025-11-20T11:30:00Z" />
      <AgeGutter at="2025-11-20T11:40:00Z" />
    </>,
  );
  wait(5);
  expect(screen.getAllByRole("time").map((age) => age.textContent)).toEqual(["35 min", "25 min"]);
  expect(vi.getTimerCount()).toBe(1);
  unmount();
  expect(vi.getTimerCount()).toBe(0);
});

it("starts with the right time for one who comes later", () => {
  wait(60);
  render(<Moment at="2025-11-20T12:00:00Z" />);
  expect(screen.getByText("1 h ago")).toBeVisible();
});

it("says that a moment is not listed", () => {
  render(<Moment at={null} />);
  expect(screen.getByText("Not listed")).toBeVisible();
});
