/** A list of rows of any length: a short one stands there whole, of a long one only what is near. */
import {
  defaultRangeExtractor,
  type Range,
  useWindowVirtualizer,
  type VirtualItem,
} from "@tanstack/react-virtual";
import {
  type FocusEvent,
  type LiHTMLAttributes,
  type ReactNode,
  type RefObject,
  useEffect,
  useState,
} from "react";
import classes from "@/ui/long-list.module.css";
import { usePageTop } from "@/ui/use-page-top";

/** Below this the browser does well by itself, and all of it can be found with its own search. */
export const LONG = 150;
const OVERSCAN = 8;

/** How high the rows of each list were when it was last there, so that going back finds the same place. */
const seenHeights = new Map<string, VirtualItem[]>();

export interface LongListProps<Row> {
  /** Which list of the app it is. */
  name: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
  /** About how high a row is in pixels, until it has been seen. */
  rowHeight: number;
  /** What goes into a row; best a memoized component, since it is called at every scroll. */
  children: (row: Row) => ReactNode;
  attributesOf?: (row: Row) => RowAttributes;
  /** How many there are with those that are still to be loaded; -1 when nobody knows. */
  total?: number;
  /** The last loaded row is near. */
  onNearEnd?: () => void;
  className?: string | undefined;
  label?: string;
  isBusy?: boolean;
  ref?: RefObject<HTMLUListElement | null>;
}

type RowAttributes = LiHTMLAttributes<HTMLLIElement> & { [data: `data-${string}`]: unknown };

export function LongList<Row>(props: LongListProps<Row>) {
  const { rows, total = rows.length } = props;
  return total >= 0 && total <= LONG ? <WholeList {...props} /> : <NearList {...props} />;
}

function WholeList<Row>({ rows, keyOf, children, attributesOf, ...list }: LongListProps<Row>) {
  return (
    <ul
      ref={list.ref}
      className={list.className}
      aria-label={list.label}
      aria-busy={list.isBusy || undefined}
    >
      {rows.map((row) => (
        <li key={keyOf(row)} {...attributesOf?.(row)}>
          {children(row)}
        </li>
      ))}
    </ul>
  );
}

function NearList<Row>({ rows, keyOf, children, attributesOf, ...list }: LongListProps<Row>) {
  const { name, rowHeight, total = rows.length, onNearEnd } = list;
  const [focused, setFocused] = useState<number | null>(null);
  const [place, top] = usePageTop(list.ref);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    getItemKey: (at) => keyAt(rows, at, keyOf),
    overscan: OVERSCAN,
    scrollMargin: top,
    initialOffset: () => window.scrollY,
    rangeExtractor: (range) => withAnchors(range, focused),
    onChange: ({ range }) => {
      if (range !== null && range.endIndex >= rows.length - 2 * OVERSCAN) onNearEnd?.();
    },
    initialMeasurementsCache: seenHeights.get(name) ?? [],
    useFlushSync: false,
  });
  useEffect(
    () => () => {
      seenHeights.set(name, virtualizer.takeSnapshot());
    },
    [name, virtualizer],
  );

  function noteFocus(event: FocusEvent<HTMLUListElement>): void {
    const row = event.target.closest<HTMLElement>("[data-index]");
    setFocused(row === null ? null : Number(row.dataset.index));
  }

  function noteBlur({ currentTarget, relatedTarget, target }: FocusEvent<HTMLUListElement>): void {
    // Focus that leaves with the whole window comes back to where it was.
    const isAway = !target.ownerDocument.hasFocus();
    if (!isAway && !currentTarget.contains(relatedTarget)) setFocused(null);
  }

  return (
    <ul
      ref={place}
      className={`${list.className ?? ""} ${classes.near}`}
      style={{ height: virtualizer.getTotalSize() }}
      aria-label={list.label}
      aria-busy={list.isBusy || undefined}
      onFocus={noteFocus}
      onBlur={noteBlur}
    >
      {virtualizer.getVirtualItems().map(({ index, key, start }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <li
            key={key}
            {...attributesOf?.(row)}
            ref={virtualizer.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={total}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            {children(row)}
          </li>
        );
      })}
    </ul>
  );
}

function keyAt<Row>(rows: readonly Row[], at: number, keyOf: (row: Row) => string | number) {
  const row = rows[at];
  return row === undefined ? at : keyOf(row);
}

/**
 * What is near, and besides it what keeps the keyboard's way through the list the same as if all of
 * it were there: the row that has the focus, its neighbours, and both ends.
 */
export function withAnchors(range: Range, focused: number | null): number[] {
  const near = defaultRangeExtractor(range);
  const held = focused === null ? [] : [focused - 1, focused, focused + 1];
  const all = new Set([0, ...near, ...held, range.count - 1]);
  return [...all].filter((at) => at >= 0 && at < range.count).sort((one, other) => one - other);
}
