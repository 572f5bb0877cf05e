/** The companies that applications were sent to, for those who want them named under a picture. Pure. */
import type { Insights } from "@/api/types";
import { figureCopy } from "@/features/insights/figure-copy";
import { formatCount } from "@/lib/count";

const MOST = 12;
const A_LINE = 4;

/** The most frequent, some to a line; nothing where nothing was sent. */
export function sentTo({ reply, reply_by }: Insights): string[] {
  const groups = reply_by.find(({ by }) => by === "company")?.groups ?? [];
  const named = groups.slice(0, MOST);
  if (named.length === 0) return [];
  const others = reply.n - named.reduce((sum, { n }) => sum + n, 0);
  const parts = named.map(({ name, n }) => `${name} (${formatCount(n)})`);
  const lines: string[] = [];
  for (let at = 0; at < parts.length; at += A_LINE) {
    lines.push(parts.slice(at, at + A_LINE).join(", "));
  }
  const whole = figureCopy.sankey.companies(lines.join(",\n"), others);
  return `${whole}.`.split("\n");
}
