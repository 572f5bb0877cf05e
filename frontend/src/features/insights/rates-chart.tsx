/** Shares as dots with the range they likely lie in, on one scale from none to all. */
import { Chart } from "@/features/insights/charts/chart";
import { rowsLayout, shortened } from "@/features/insights/charts/rows-layout";
import { figureCopy } from "@/features/insights/figure-copy";
import type { NamedGroup } from "@/features/insights/group-names";

const { rates: copy, percent } = figureCopy;
const AXIS = 24;
const COUNT_WIDTH = 96;
const TICKS = [
  { share: 0, anchor: "start" },
  { share: 0.5, anchor: "middle" },
  { share: 1, anchor: "end" },
] as const;
/** More of them would be a wall; the table has all. */
export const MOST_ROWS = 15;

export function RatesChart({ groups, width }: { groups: readonly NamedGroup[]; width: number }) {
  const shown = groups.slice(0, MOST_ROWS);
  const rows = rowsLayout(
    width,
    shown.map(({ label }) => label),
    COUNT_WIDTH,
    AXIS,
  );
  const x = (share: number) => rows.left + 6 + share * (rows.right - rows.left - 12);
  const marks = shown.map((group, at) => ({
    key: group.name,
    name: nameOf(group),
    shape: (
      <g data-quiet={group.rate === null || undefined}>
        <rect data-hit x={0} y={rows.top(at)} width={width} height={rows.rowHeight} />
        <text {...rows.name(at)} data-quiet={group.rate === null || undefined}>
          {shortened(group.label, rows.letters)}
        </text>
        {group.rate !== null && (
          <>
            <line
              data-line
              x1={x(group.low ?? 0)}
              x2={x(group.high ?? 1)}
              y1={rows.middle(at)}
              y2={rows.middle(at)}
            />
            <circle data-fill cx={x(group.rate)} cy={rows.middle(at)} r={5} />
          </>
        )}
        <text
          x={width}
          y={rows.middle(at) + 4}
          textAnchor="end"
          data-quiet={group.rate === null || undefined}
        >
          {copy.row(group.replied, group.n)}
        </text>
      </g>
    ),
  }));
  return (
    <>
      <Chart label={copy.heading} width={width} height={rows.height} marks={marks}>
        {TICKS.map(({ share, anchor }) => (
          <g key={share}>
            <line data-rule x1={x(share)} x2={x(share)} y1={AXIS - 6} y2={rows.height} />
            <text data-quiet x={x(share)} y={AXIS - 10} textAnchor={anchor}>
              {percent(share)}
            </text>
          </g>
        ))}
      </Chart>
      <p>
        {copy.note} {groups.length > MOST_ROWS && copy.more(groups.length - MOST_ROWS)}
      </p>
    </>
  );
}

function nameOf({ label, n, replied, rate, low, high }: NamedGroup): string {
  const row = copy.of(label, replied, n);
  return rate === null || low === null || high === null
    ? copy.fewMark(row)
    : copy.mark(row, percent(rate), percent(low), percent(high));
}
