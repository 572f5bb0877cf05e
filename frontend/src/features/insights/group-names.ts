/** What the groups are called that replies are compared by. Pure. */
import type { Insights, InsightsGroup } from "@/api/types";
import { figureCopy } from "@/features/insights/figure-copy";
import { levelWords, modeWords } from "@/features/postings/stated-words";

export type NamedGroup = InsightsGroup & { label: string };

/** Times in their own order, all others as the server has them, the largest first. */
export function labelled({ by, groups }: Insights["reply_by"][number]): NamedGroup[] {
  const named = groups.map((group) => ({ ...group, label: labelOf(by, group.name) }));
  if (by !== "hours") return named;
  const order = Object.keys(figureCopy.rates.hours);
  return named.sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
}

function labelOf(by: Insights["reply_by"][number]["by"], name: string): string {
  if (by === "hours") return figureCopy.rates.hours[name] ?? name;
  if (by === "level") return levelWords(name) ?? name;
  if (by === "mode") return modeWords(name) ?? name;
  return by === "platform" ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
