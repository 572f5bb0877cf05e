/** How many applications came how far, as counts. */
import type { Insights } from "@/api/types";
import { Chart } from "@/features/insights/charts/chart";
import { Figure } from "@/features/insights/charts/figure";
import { rowsLayout } from "@/features/insights/charts/rows-layout";
import { figureCopy } from "@/features/insights/figure-copy";
import { funnelReading, reachedName } from "@/features/insights/readings";
import { formatCount } from "@/lib/count";

const { funnel: copy } = figureCopy;
const BAR = 16;
const COUNT_WIDTH = 56;

export function FunnelFigure({ insights }: { insights: Insights }) {
  const { n, funnel } = insights;
  return (
    <Figure
      heading={copy.heading}
      reading={funnelReading(insights)}
      fileName="funnel"
      table={{
        columns: [{ name: copy.stage }, { name: copy.n }],
        rows: funnel.map(({ stage, reached }) => [reachedName(stage), reached]),
      }}
      draw={n === 0 ? null : (width) => <Funnel funnel={funnel} width={width} />}
    />
  );
}

function Funnel({ funnel, width }: { funnel: Insights["funnel"]; width: number }) {
  const names = funnel.map(({ stage }) => reachedName(stage));
  const rows = rowsLayout(width, names, COUNT_WIDTH);
  const most = Math.max(1, ...funnel.map(({ reached }) => reached));
  const long = (reached: number) =>
    reached === 0 ? 0 : Math.max(2, (reached / most) * (rows.right - rows.left));
  const marks = funnel.map(({ stage, reached }, at) => ({
    key: stage,
    name: `${reachedName(stage)}: ${formatCount(reached)}`,
    shape: (
      <>
        <rect data-hit x={0} y={rows.top(at)} width={width} height={rows.rowHeight} />
        <rect
          data-place={stage}
          data-fill
          x={rows.left}
          y={rows.middle(at) - BAR / 2}
          width={long(reached)}
          height={BAR}
        />
        <text {...rows.name(at)}>{reachedName(stage)}</text>
        <text x={rows.left + long(reached) + 8} y={rows.middle(at) + 4} fontWeight={600}>
          {formatCount(reached)}
        </text>
      </>
    ),
  }));
  return <Chart label={copy.heading} width={width} height={rows.height} marks={marks} />;
}
