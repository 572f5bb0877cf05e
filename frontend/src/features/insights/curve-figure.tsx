/** How long it takes until a reply, where those still waiting count for as long as they have waited. */
import type { Insights } from "@/api/types";
import { drawCurve } from "@/features/insights/charts/draw-curve";
import { Figure } from "@/features/insights/charts/figure";
import { figureCopy } from "@/features/insights/figure-copy";
import { curveReading } from "@/features/insights/readings";

const { curve: copy, percent } = figureCopy;

export function CurveFigure({ insights }: { insights: Insights }) {
  const { curve } = insights.reply;
  const steps = curve.map(({ day, waiting }) => ({ day, share: waiting }));
  return (
    <Figure
      heading={copy.heading}
      reading={curveReading(insights.reply)}
      fileName="time-to-reply"
      table={{
        columns: [
          ...[{ name: copy.day }, { name: copy.atRisk }, { name: copy.happened }],
          { name: copy.waiting, write: percent },
        ],
        rows: curve.map(({ day, at_risk, happened, waiting }) => [day, at_risk, happened, waiting]),
      }}
      draw={drawCurve(steps, copy)}
    />
  );
}
