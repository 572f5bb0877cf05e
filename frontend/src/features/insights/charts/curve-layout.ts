/** A curve that goes down in steps, as shares still waiting do, with its axes. Pure. */
import { scaleLinear } from "d3-scale";
import { curveStepAfter, line } from "d3-shape";

export interface Step {
  day: number;
  /** The share left after that day. */
  share: number;
}

export interface CurvePicture {
  width: number;
  height: number;
  path: string;
  points: { x: number; y: number; day: number; share: number }[];
  days: { x: number; day: number }[];
  shares: { y: number; share: number }[];
  left: number;
  right: number;
  bottom: number;
}

const HEIGHT = 240;
const LEFT = 52;
const ABOVE = 12;
const BELOW = 40;
const TICK_WIDTH = 72;
/** Room to point at, where hundreds of days would leave none. */
const MARK_WIDTH = 24;

export function curvePicture(steps: readonly Step[], width: number): CurvePicture {
  const right = width - 16;
  const bottom = HEIGHT - BELOW;
  const last = Math.max(1, ...steps.map(({ day }) => day));
  const x = scaleLinear([0, last], [LEFT, right]).nice();
  const y = scaleLinear([0, 1], [bottom, ABOVE]);
  const all = [{ day: 0, share: 1 }, ...steps];
  const end = all.at(-1)?.share ?? 1;
  const path = line<Step>(
    ({ day }) => x(day),
    ({ share }) => y(share),
  ).curve(curveStepAfter)([...all, { day: x.domain()[1] ?? last, share: end }]);
  const placed = all.map(({ day, share }) => ({ ...{ day, share }, x: x(day), y: y(share) }));
  return {
    ...{
      width,
      height: HEIGHT,
      path: path ?? "",
      points: spread(placed),
      left: LEFT,
      right,
      bottom,
    },
    days: x
      .ticks(Math.max(2, Math.floor((right - LEFT) / TICK_WIDTH)))
      .filter(Number.isInteger)
      .map((day) => ({ day, x: x(day) })),
    shares: [0, 0.25, 0.5, 0.75, 1].map((share) => ({ share, y: y(share) })),
  };
}

/** Of those that stand too close to be pointed at one by one, the later ones; the last always. */
function spread<Point extends { x: number }>(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of [...points].reverse()) {
    const next = kept.at(-1);
    if (next === undefined || next.x - point.x >= MARK_WIDTH) kept.push(point);
  }
  return kept.reverse();
}
