/** The one-line reading of each figure, from the numbers it shows. Pure. */
import type { Insights, InsightsGroup, InsightsStay } from "@/api/types";
import { figureCopy, placeName } from "@/features/insights/figure-copy";
import { OUTCOMES } from "@/lib/stages";

/** Below so many applications nothing is set beside anything. The server leaves out such shares. */
export const FEWEST = 5;

export function sankeyReading({ n, flows }: Insights): string {
  const copy = figureCopy.sankey;
  const ends = OUTCOMES.map((outcome) => ({
    outcome,
    n: flows.filter(({ to }) => to === outcome).reduce((sum, flow) => sum + flow.n, 0),
  })).sort((one, other) => other.n - one.n);
  const closed = ends.reduce((sum, end) => sum + end.n, 0);
  const [most] = ends;
  if (flows.length === 0 || most === undefined) return copy.nothing;
  const told = copy.reading(n - closed, n, closed);
  return closed === 0 ? told : told + copy.mostEnded(placeName(most.outcome).toLowerCase(), most.n);
}

export const reachedName = (stage: Insights["funnel"][number]["stage"]): string =>
  stage === "accepted" ? figureCopy.funnel.accepted : placeName(stage);

export function funnelReading({ n, funnel }: Insights): string {
  if (n === 0) return figureCopy.funnel.nothing;
  return figureCopy.funnel.reading(
    funnel.map(({ stage, reached }) => [reachedName(stage), reached]),
  );
}

interface NamedGroup extends InsightsGroup {
  label: string;
}

export function ratesReading(groups: readonly NamedGroup[]): string {
  const copy = figureCopy.rates;
  if (groups.length === 0) return copy.none;
  const compared = groups
    .filter(({ rate }) => rate !== null)
    .sort((one, other) => (other.rate ?? 0) - (one.rate ?? 0));
  const [best, worst] = [compared.at(0), compared.at(-1)];
  if (best === undefined || worst === undefined || best === worst) return copy.none2;
  const told = ({ label, replied, n }: NamedGroup) => copy.of(label, replied, n);
  return copy.reading(told(best), told(worst), (best.low ?? 0) <= (worst.high ?? 1));
}

export function stayReading(stays: readonly InsightsStay[]): string {
  const copy = figureCopy.stay;
  if (stays.length === 0) return copy.nothing;
  const [most] = [...stays].sort((one, other) => other.n - one.n);
  if (most === undefined || most.n === 0) return copy.noneLeft;
  if (most.n < FEWEST || most.median === null) return copy.few;
  return copy.reading(placeName(most.stage), most.n, figureCopy.days(most.median));
}

export function curveReading({ n, replied, half_by_day, curve }: Insights["reply"]): string {
  const copy = figureCopy.curve;
  const last = curve.at(-1);
  if (n === 0) return copy.nothing;
  if (replied === 0 || last === undefined) return copy.noReply(n);
  if (n < FEWEST) return copy.few(n);
  const told =
    half_by_day === null
      ? copy.less(figureCopy.percent(last.waiting), last.day)
      : copy.half(half_by_day);
  return `${told} ${copy.waitingToo}`;
}

export function weeksReading({ weeks }: Insights): string {
  if (weeks.length === 0) return figureCopy.weeks.nothing;
  const sum = (kind: "seen" | "opened" | "saved" | "applied") =>
    weeks.reduce((total, week) => total + week[kind], 0);
  return figureCopy.weeks.reading(sum("seen"), sum("opened"), sum("saved"), sum("applied"));
}
