/** A list of which only a part stands there, and the keyboard's way through it. */
import { act, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { LONG, LongList, type LongListProps, withAnchors } from "@/ui/long-list";

const HEIGHT = 50;
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(HEIGHT);
  Object.defineProperty(window, "scrollY", { value: 0, configurable: true });
});

function show(count: number, over: Partial<LongListProps<number>> = {}) {
  return render(
    <LongList
      name="rows"
      rows={numbers(count)}
      keyOf={(row) => row}
      rowHeight={HEIGHT}
      label="Rows"
      {...over}
    >
      {(row) => <button type="button">{`Row ${row}`}</button>}
    </LongList>,
  );
}

function scrollTo(row: number): void {
  act(() => {
    Object.defineProperty(window, "scrollY", { value: row * HEIGHT, configurable: true });
    fireEvent.scroll(window);
  });
}

const button = (row: number) => screen.queryByRole("button", { name: `Row ${row}` });

describe("a list", () => {
  it("stands there whole while it is short", () => {
    show(LONG);
    expect(screen.getAllByRole("listitem")).toHaveLength(LONG);
    expect(screen.getAllByRole("listitem")[0]).not.toHaveAttribute("aria-setsize");
  });

  it("shows what is near when it is long, and says how many there are", () => {
    show(10_000);
    const rows = screen.getAllByRole("listitem");
    expect(rows.length).toBeLessThan(40);
    expect(rows[3]).toHaveAttribute("aria-posinset", "4");
    expect(rows[3]).toHaveAttribute("aria-setsize", "10000");
    expect(screen.getByRole("list", { name: "Rows" })).toHaveStyle({ height: "500000px" });
  });

  it("is long when there are many still to be loaded, and says so when nobody knows how many", () => {
    show(50, { total: -1 });
    expect(screen.getAllByRole("listitem")[0]).toHaveAttribute("aria-setsize", "-1");
  });

  it("keeps the row that has the focus, wherever one scrolls", () => {
    show(10_000);
    button(4)?.focus();
    scrollTo(5_000);
    expect(button(5_000)).toBeInTheDocument();
    expect(button(4)).toHaveFocus();
    expect(button(20)).not.toBeInTheDocument();
  });

  it.each([
    ["lets go of it once the focus has left the list", true],
    ["keeps it while another window has the focus", false],
  ])("%s", (_, hasFocus) => {
    show(10_000);
    button(4)?.focus();
    vi.spyOn(document, "hasFocus").mockReturnValue(hasFocus);
    act(() => button(4)?.blur());
    scrollTo(5_000);
    expect(button(4) === null).toBe(hasFocus);
  });

  it("leads on with Tab from a row far away from what is shown", async () => {
    show(10_000);
    const user = userEvent.setup();
    button(4)?.focus();
    scrollTo(5_000);
    await user.tab();
    expect(button(5)).toHaveFocus();
    await user.tab();
    expect(button(6)).toHaveFocus();
    await user.tab({ shift: true });
    expect(button(5)).toHaveFocus();
  });

  it("begins at its first row and ends at its last, as one that stands there whole", () => {
    show(10_000);
    scrollTo(5_000);
    const rows = screen.getAllByRole("listitem");
    expect(rows[0]).toHaveAttribute("aria-posinset", "1");
    expect(rows.at(-1)).toHaveAttribute("aria-posinset", "10000");
  });

  it("finds the same place again when one comes back to it", () => {
    const guess = { name: "guessed", rowHeight: 20 };
    const first = show(1_000, guess);
    scrollTo(100);
    const { height } = screen.getByRole("list").style;
    expect(height).not.toBe("20000px");
    first.unmount();
    show(1_000, guess);
    expect(screen.getByRole("list").style.height).toBe(height);
  });

  it("tells when its loaded end is near, and not before", () => {
    const onNearEnd = vi.fn();
    show(1_000, { onNearEnd, total: -1 });
    scrollTo(500);
    expect(onNearEnd).not.toHaveBeenCalled();
    scrollTo(975);
    expect(onNearEnd).toHaveBeenCalled();
  });
});

describe("withAnchors", () => {
  const range = { startIndex: 10, endIndex: 12, overscan: 1, count: 20 };

  it("adds both ends", () => {
    expect(withAnchors(range, null)).toEqual([0, 9, 10, 11, 12, 13, 19]);
  });

  it("adds the row with the focus and its neighbours, once each and in order", () => {
    expect(withAnchors(range, 4)).toEqual([0, 3, 4, 5, 9, 10, 11, 12, 13, 19]);
    expect(withAnchors(range, 19)).toEqual([0, 9, 10, 11, 12, 13, 18, 19]);
    expect(withAnchors(range, 11)).toEqual([0, 9, 10, 11, 12, 13, 19]);
  });

  it("has no row beyond the ends", () => {
    expect(withAnchors({ startIndex: 0, endIndex: 0, overscan: 2, count: 1 }, 0)).toEqual([0]);
  });
});
