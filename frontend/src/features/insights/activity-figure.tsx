/** Days on which something was done about applications; each leads to the timeline of that day. */
import type { Insights } from "@/api/types";
import { Chart, type Mark } from "@/features/insights/charts/chart";
import { Figure } from "@/features/insights/charts/figure";
import { heatMapPicture, MOST_WEEKS } from "@/features/insights/charts/heat-map-layout";
import { figureCopy } from "@/features/insights/figure-copy";
import { useNow } from "@/lib/clock";
import { dateOf } from "@/lib/local-date";
import { paths } from "@/lib/paths";

const { activity: copy } = figureCopy;
const fullDay = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const month = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });
const DAY = 86_400_000;
const DAYS_DRAWN = MOST_WEEKS * 7;

const dayName = (day: string) => fullDay.format(Date.parse(`${day}T00:00:00Z`));
const monthName = (day: string) => month.format(Date.parse(`${day}T00:00:00Z`));

export function ActivityFigure({ insights }: { insights: Insights }) {
  const { activity, since } = insights;
  const today = dateOf(useNow());
  const first = since === null ? (activity[0]?.day ?? today) : dateOf(since);
  const all = Math.round((Date.parse(today) - Date.parse(first)) / DAY) + 1;
  const [busiest] = [...activity].sort((one, other) => other.n - one.n);
  const reading =
    busiest === undefined
      ? copy.nothing
      : copy.reading(activity.length, all, dayName(busiest.day), busiest.n);
  return (
    <Figure
      heading={copy.heading}
      reading={all > DAYS_DRAWN ? `${reading} ${copy.drawn}` : reading}
      fileName="activity"
      table={{
        columns: [{ name: copy.day, to: (day) => paths.timelineOf(String(day)) }, { name: copy.n }],
        rows: activity.map(({ day, n }) => [day, n]),
      }}
      draw={
        busiest === undefined
          ? null
          : (width) => <HeatMap activity={activity} first={first} today={today} width={width} />
      }
    />
  );
}

interface HeatMapProps {
  activity: Insights["activity"];
  first: string;
  today: string;
  width: number;
}

function HeatMap({ activity, first, today, width }: HeatMapProps) {
  const { squares, size, height, months, weekdays } = heatMapPicture(activity, first, today, width);
  const box = { width: size, height: size, rx: 2 };
  const marks: Mark[] = squares
    .filter(({ n }) => n > 0)
    .map(({ day, n, level, x, y }) => ({
      key: day,
      name: copy.mark(dayName(day), n),
      to: paths.timelineOf(day),
      shape: <rect data-level={level} x={x} y={y} {...box} />,
    }));
  return (
    <Chart label={copy.heading} width={width} height={height} marks={marks}>
      {squares
        .filter(({ n }) => n === 0)
        .map(({ day, x, y }) => (
          <rect key={day} data-level={0} x={x} y={y} {...box} />
        ))}
      {months.map(({ first: day, x, y }) => (
        <text key={`${day} ${y}`} data-quiet x={x} y={y}>
          {monthName(day)}
        </text>
      ))}
      {weekdays.map(({ weekday, y }) => (
        <text key={y} data-quiet x={0} y={y}>
          {copy.weekdays[weekday]}
        </text>
      ))}
    </Chart>
  );
}
