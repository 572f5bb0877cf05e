/** A drawing whose marks can be pointed at and walked through by the arrow keys; each says its name under it. */
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import classes from "@/features/insights/charts/chart.module.css";
import { insightsCopy } from "@/features/insights/copy";
import { Link } from "@/lib/router";

export interface Mark {
  key: string;
  /** What it stands for and how many, as a whole phrase. */
  name: string;
  shape: ReactNode;
  /** Where it leads to. */
  to?: string;
}

interface ChartProps {
  label: string;
  width: number;
  height: number;
  marks: readonly Mark[];
  /** Axes and names, drawn under the marks. */
  children?: ReactNode;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

export function Chart({ label, width, height, marks, children }: ChartProps) {
  const hintId = useId();
  const [at, setAt] = useState(0);
  const [named, setNamed] = useState("");
  const svg = useRef<SVGSVGElement>(null);
  const current = Math.min(at, marks.length - 1);

  function walk(event: KeyboardEvent): void {
    const next = nextOf(event.key, current, marks.length);
    if (next === undefined) return;
    event.preventDefault();
    svg.current?.querySelectorAll<SVGElement>("[data-mark]")[next]?.focus();
  }

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: no element of HTML is a group within a drawing. */}
      <svg
        ref={svg}
        className={classes.chart}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="group"
        aria-label={label}
        aria-describedby={hintId}
        onKeyDown={walk}
        onPointerLeave={() => setNamed("")}
      >
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can have the focus. */}
        <g aria-hidden="true">{children}</g>
        {marks.map(({ key, name, shape, to }, place) => {
          const shared = {
            "data-mark": true,
            "aria-label": name,
            tabIndex: place === current ? 0 : -1,
            className: classes.mark,
            onFocus: () => {
              setAt(place);
              setNamed(name);
            },
            onPointerEnter: () => setNamed(name),
          };
          return to === undefined ? (
            // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a mark is looked at, not pressed.
            <g key={key} role="img" {...shared}>
              {shape}
            </g>
          ) : (
            <Link key={key} to={to} {...shared}>
              {shape}
            </Link>
          );
        })}
      </svg>
      <p className={classes.named} aria-hidden="true">
        {named}
      </p>
      <p id={hintId} hidden>
        {insightsCopy.chartHint}
      </p>
    </>
  );
}

function nextOf(key: string, at: number, count: number): number | undefined {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = STEPS[key];
  return step === undefined ? undefined : Math.min(count - 1, Math.max(0, at + step));
}
