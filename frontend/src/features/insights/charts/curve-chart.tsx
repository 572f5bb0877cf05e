/** A share that goes down in steps over days. */
import { Chart } from "@/features/insights/charts/chart";
import { curvePicture, type Step } from "@/features/insights/charts/curve-layout";
import { figureCopy } from "@/features/insights/figure-copy";

interface CurveChartProps {
  label: string;
  /** What the days are counted from. */
  axis: string;
  steps: readonly Step[];
  width: number;
  name: (step: Step) => string;
}

const HIT = 12;

export function CurveChart({ label, axis, steps, width, name }: CurveChartProps) {
  const picture = curvePicture(steps, width);
  const { left, right, bottom, height } = picture;
  const marks = picture.points.map(({ x, y, day, share }) => ({
    key: String(day),
    name: name({ day, share }),
    shape: (
      <>
        <rect data-hit x={x - HIT} y={0} width={2 * HIT} height={bottom} />
        <circle data-fill cx={x} cy={y} r={3.5} />
      </>
    ),
  }));
  return (
    <Chart label={label} width={width} height={height} marks={marks}>
      {picture.shares.map(({ share, y }) => (
        <g key={share}>
          <line data-rule x1={left} x2={right} y1={y} y2={y} />
          <text data-quiet x={left - 8} y={y + 4} textAnchor="end">
            {figureCopy.percent(share)}
          </text>
        </g>
      ))}
      {picture.days.map(({ day, x }) => (
        <text key={day} data-quiet x={x} y={bottom + 18} textAnchor="middle">
          {day}
        </text>
      ))}
      <text data-quiet x={right} y={bottom + 36} textAnchor="end">
        {axis}
      </text>
      <path data-curve d={picture.path} />
    </Chart>
  );
}
