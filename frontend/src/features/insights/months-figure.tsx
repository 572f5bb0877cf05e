/** Postings of a company by month: what appeared, and what closed. */
import type { CompanyCard } from "@/api/types";
import { Chart } from "@/features/insights/charts/chart";
import { Figure } from "@/features/insights/charts/figure";
import { monthsPicture } from "@/features/insights/charts/months-layout";
import { companyCopy } from "@/features/insights/company-copy";
import { formatCount } from "@/lib/count";

const { months: copy } = companyCopy;
const long = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const short = new Intl.DateTimeFormat("en-GB", {
  ...{ month: "short", year: "2-digit", timeZone: "UTC" },
});
const timeOf = (month: string) => Date.parse(`${month}T00:00:00Z`);

type Months = CompanyCard["by_month"];

export function MonthsFigure({ months }: { months: Months }) {
  const sum = (of: "appeared" | "closed") => months.reduce((total, month) => total + month[of], 0);
  return (
    <Figure
      heading={copy.heading}
      reading={
        months.length === 0
          ? copy.nothing
          : copy.reading(sum("appeared"), sum("closed"), months.length)
      }
      fileName="postings-by-month"
      notes={[copy.note]}
      table={{
        columns: [copy.month, copy.appeared, copy.closed].map((name) => ({ name })),
        rows: months.map(({ month, appeared, closed }) => [month.slice(0, 7), appeared, closed]),
      }}
      draw={
        sum("appeared") + sum("closed") === 0
          ? null
          : (width) => <MonthsChart months={months} width={width} />
      }
    />
  );
}

function MonthsChart({ months, width }: { months: Months; width: number }) {
  const { bars, named, middle, most, height, left, top } = monthsPicture(months, width);
  const marks = bars.map(({ month, x, wide, up, down }) => ({
    key: month.month,
    name: copy.mark(long.format(timeOf(month.month)), month.appeared, month.closed),
    shape: (
      <>
        <rect data-hit x={x} y={0} width={wide} height={height} />
        <rect data-fill x={x + 1} y={middle - up} width={wide - 2} height={up} />
        <rect data-place="closed" data-fill x={x + 1} y={middle} width={wide - 2} height={down} />
      </>
    ),
  }));
  return (
    <>
      <Chart label={copy.heading} width={width} height={height} marks={marks}>
        <line data-rule x1={left} x2={width} y1={middle} y2={middle} />
        <text data-quiet x={left - 8} y={top + 5} textAnchor="end">
          {formatCount(most)}
        </text>
        <text data-quiet x={left - 8} y={middle + 4} textAnchor="end">
          {most > 0 && formatCount(0)}
        </text>
        {named.map(({ month, x }) => (
          <text key={month} data-quiet x={x} y={height - 4}>
            {short.format(timeOf(month))}
          </text>
        ))}
      </Chart>
      <p>{copy.note}</p>
    </>
  );
}
