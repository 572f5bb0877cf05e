/** What a figure draws of a survival curve: the curve at the width there is, and nothing where none is known. */
import type { ComponentProps, ReactElement } from "react";
import { CurveChart } from "@/features/insights/charts/curve-chart";
import { figureCopy } from "@/features/insights/figure-copy";

interface CurveWords {
  heading: string;
  axis: string;
  mark: (day: number, share: string) => string;
}

export function drawCurve(
  steps: ComponentProps<typeof CurveChart>["steps"],
  { heading, axis, mark }: CurveWords,
): ((width: number) => ReactElement) | null {
  if (steps.length === 0) return null;
  return (width) => (
    <CurveChart
      label={heading}
      axis={axis}
      steps={steps}
      width={width}
      name={({ day, share }) => mark(day, figureCopy.percent(share))}
    />
  );
}
