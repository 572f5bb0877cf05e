/** Pay written one way for all postings, so that lines of a list can be compared; never more than was stated. */
import type { Pay } from "@/api/types";
import { postingCopy } from "@/features/postings/posting-copy";

const { pay: copy } = postingCopy;
const periods: Readonly<Record<string, string>> = copy.periods;

/** Such as "US$169,700–242,900 a year"; the site's own words where there are no amounts to write so. */
export function payWords({ min, max, currency, period, text }: Pay): string {
  const write = currency === null ? null : writers(currency, [min, max]);
  const amount = write === null ? null : amountWords(min, max, write);
  if (amount === null) return text;
  return [amount, period === null ? null : periods[period]].filter(Boolean).join(" ");
}

/** Pay of another period as a yearly sum; null where it is yearly already, or its period is not stated. */
export function yearlyWords(pay: Pay): string | null {
  const { yearly_min, yearly_max, period } = pay;
  if (period === "year" || (yearly_min === null && yearly_max === null)) return null;
  const words = payWords({ ...pay, min: yearly_min, max: yearly_max, period: "year" });
  return words === pay.text ? null : words;
}

interface Writers {
  money: (amount: number) => string;
  plain: (amount: number) => string;
}

function amountWords(min: number | null, max: number | null, write: Writers): string | null {
  if (min === null) return max === null ? null : copy.upTo(write.money(max));
  if (max === null) return copy.from(write.money(min));
  return min === max ? write.money(min) : `${write.money(min)}–${write.plain(max)}`;
}

/** Null when there is no such currency. */
function writers(currency: string, amounts: readonly (number | null)[]): Writers | null {
  const digits = amounts.every((amount) => Number.isInteger(amount ?? 0)) ? 0 : 2;
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  try {
    const money = new Intl.NumberFormat("en-GB", { style: "currency", currency, ...fraction });
    return { money: money.format, plain: new Intl.NumberFormat("en-GB", fraction).format };
  } catch {
    return null;
  }
}
