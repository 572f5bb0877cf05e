/** How long a company's postings stay open, where those open still count for as long as they were seen. */
import type { CompanyCard } from "@/api/types";
import { drawCurve } from "@/features/insights/charts/draw-curve";
import { Figure } from "@/features/insights/charts/figure";
import { companyCopy } from "@/features/insights/company-copy";
import { figureCopy } from "@/features/insights/figure-copy";

const { life: copy } = companyCopy;
const { percent } = figureCopy;

export function LifetimeFigure({ lifetime }: { lifetime: CompanyCard["lifetime"] }) {
  const { curve } = lifetime;
  const steps = curve.map(({ days, open }) => ({ day: days, share: open }));
  return (
    <Figure
      heading={copy.heading}
      reading={lifetimeReading(lifetime)}
      fileName="lifetimes"
      table={{
        columns: [{ name: copy.days }, { name: copy.atRisk }, { name: copy.open, write: percent }],
        rows: curve.map(({ days, at_risk, open }) => [days, at_risk, open]),
      }}
      draw={drawCurve(steps, copy)}
    />
  );
}

export function lifetimeReading({
  n,
  closed,
  median_days,
  curve,
}: CompanyCard["lifetime"]): string {
  if (curve.length === 0) return copy.nothing;
  const told = median_days === null ? copy.less(n, closed) : copy.half(n, median_days);
  return `${told} ${copy.openToo}`;
}
