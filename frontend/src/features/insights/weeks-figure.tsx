/** Week by week: postings that came in, were opened, saved and applied to, each on a scale of its own. */
import type { Insights } from "@/api/types";
import { Chart } from "@/features/insights/charts/chart";
import { Figure } from "@/features/insights/charts/figure";
import { weeksPicture } from "@/features/insights/charts/weeks-layout";
import { figureCopy } from "@/features/insights/figure-copy";
import { weeksReading } from "@/features/insights/readings";
import { formatCount } from "@/lib/count";

const { weeks: copy } = figureCopy;
const dayMonth = new Intl.DateTimeFormat("en-GB", {
  ...{ day: "numeric", month: "short", timeZone: "UTC" },
});
const weekName = (monday: string) => dayMonth.format(Date.parse(`${monday}T00:00:00Z`));

export function WeeksFigure({ insights }: { insights: Insights }) {
  const { weeks } = insights;
  const { kinds } = copy;
  return (
    <Figure
      heading={copy.heading}
      reading={weeksReading(insights)}
      fileName="weeks"
      notes={[copy.note]}
      table={{
        columns: [copy.monday, kinds.seen, kinds.opened, kinds.saved, kinds.applied].map(
          (name) => ({ name }),
        ),
        rows: weeks.map(({ monday, seen, opened, saved, applied }) => [
          ...[monday, seen, opened, saved, applied],
        ]),
      }}
      draw={weeks.length === 0 ? null : (width) => <Weeks weeks={weeks} width={width} />}
    />
  );
}

function Weeks({ weeks, width }: { weeks: Insights["weeks"]; width: number }) {
  const picture = weeksPicture(weeks, width);
  const marks = picture.weeks.map(({ week, x, wide, bars }) => ({
    key: week.monday,
    name: copy.mark(weekName(week.monday), week.seen, week.opened, week.saved, week.applied),
    shape: (
      <>
        <rect data-hit x={x} y={0} width={wide} height={picture.height} />
        {bars.map(({ kind, y, high }) => (
          <rect key={kind} data-fill x={x + 1} y={y} width={Math.max(1, wide - 2)} height={high} />
        ))}
      </>
    ),
  }));
  return (
    <>
      <Chart label={copy.heading} width={width} height={picture.height} marks={marks}>
        {picture.lines.map(({ kind, y, most }) => (
          <g key={kind}>
            <line data-rule x1={0} x2={width} y1={y} y2={y} />
            <text x={0} y={y - 22}>
              {copy.kinds[kind]}
            </text>
            <text data-quiet x={0} y={y - 6}>
              {formatCount(most)}
            </text>
          </g>
        ))}
        {picture.named.map(({ monday, x }) => (
          <text key={monday} data-quiet x={x} y={picture.height - 4}>
            {weekName(monday)}
          </text>
        ))}
      </Chart>
      <p>{copy.note}</p>
    </>
  );
}
