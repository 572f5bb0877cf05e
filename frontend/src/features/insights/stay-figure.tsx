/** How long applications stay in each stage: the median, and the middle half around it. */
import { scaleLinear } from "d3-scale";
import type { Insights, InsightsStay } from "@/api/types";
import { Chart } from "@/features/insights/charts/chart";
import { Figure } from "@/features/insights/charts/figure";
import { rowsLayout } from "@/features/insights/charts/rows-layout";
import { figureCopy, placeName } from "@/features/insights/figure-copy";
import { FEWEST, stayReading } from "@/features/insights/readings";

const { stay: copy, days } = figureCopy;
const AXIS = 24;
const COUNT_WIDTH = 128;
const TICK_WIDTH = 90;

export function StayFigure({ insights }: { insights: Insights }) {
  const { time_in_stage: stays } = insights;
  const exact = (value: number) => String(Number(value.toFixed(1)));
  return (
    <Figure
      heading={copy.heading}
      reading={stayReading(stays)}
      fileName="time-in-stage"
      notes={[copy.note]}
      table={{
        columns: [
          ...[{ name: copy.stage }, { name: copy.left }, { name: copy.waiting }],
          ...[copy.low, copy.median, copy.high].map((name) => ({ name, write: exact })),
        ],
        rows: stays.map(({ stage, n, waiting, low, median, high }) => [
          ...[placeName(stage), n, waiting, low, median, high],
        ]),
      }}
      draw={stays.some(({ n }) => n > 0) ? (width) => <Stays stays={stays} width={width} /> : null}
    />
  );
}

function Stays({ stays, width }: { stays: readonly InsightsStay[]; width: number }) {
  const rows = rowsLayout(
    width,
    stays.map(({ stage }) => placeName(stage)),
    COUNT_WIDTH,
    AXIS,
  );
  const longest = Math.max(1, ...stays.map(({ high }) => high ?? 0));
  const x = scaleLinear([0, longest], [rows.left + 6, rows.right - 6]).nice();
  const marks = stays.map((stay, at) => {
    const { stage, n, waiting, low, median, high } = stay;
    const isQuiet = n < FEWEST || undefined;
    return {
      key: stage,
      name: nameOf(stay),
      shape: (
        <g data-quiet={isQuiet}>
          <rect data-hit x={0} y={rows.top(at)} width={width} height={rows.rowHeight} />
          <text {...rows.name(at)} data-quiet={isQuiet}>
            {placeName(stage)}
          </text>
          {median !== null && (
            <>
              <line
                data-line
                x1={x(low ?? median)}
                x2={x(high ?? median)}
                y1={rows.middle(at)}
                y2={rows.middle(at)}
              />
              <circle data-fill cx={x(median)} cy={rows.middle(at)} r={5} />
            </>
          )}
          <text x={width} y={rows.middle(at) + 4} textAnchor="end" data-quiet={isQuiet}>
            {copy.row(n, waiting)}
          </text>
        </g>
      ),
    };
  });
  const ticks = x.ticks(Math.max(2, Math.floor((rows.right - rows.left) / TICK_WIDTH)));
  return (
    <>
      <Chart label={copy.heading} width={width} height={rows.height} marks={marks}>
        {ticks.map((day) => (
          <g key={day}>
            <line data-rule x1={x(day)} x2={x(day)} y1={AXIS - 6} y2={rows.height} />
            <text data-quiet x={x(day)} y={AXIS - 10} textAnchor={day === 0 ? "start" : "middle"}>
              {days(day)}
            </text>
          </g>
        ))}
      </Chart>
      <p>{copy.note}</p>
    </>
  );
}

function nameOf({ stage, low, median, high }: InsightsStay): string {
  return median === null || low === null || high === null
    ? copy.noMark(placeName(stage))
    : copy.mark(placeName(stage), days(median), days(low), days(high));
}
