/** Pay in one way of writing. */
import { expect, it } from "vitest";
import type { Pay } from "@/api/types";
import { payWords } from "@/features/postings/pay";

const STATED = "as the site has it";
const pay = (over: Partial<Pay>): Pay => ({
  ...{ min: 60_000, max: 80_000, currency: "EUR", period: "year", text: STATED },
  ...{ yearly_min: 60_000, yearly_max: 80_000 },
  ...over,
});

it.each([
  [{}, "€60,000–80,000 a year"],
  [{ currency: "USD" }, "US$60,000–80,000 a year"],
  [{ currency: "GBP", period: null }, "£60,000–80,000"],
  [{ min: 25.5, max: 31, period: "hour" }, "€25.50–31.00 an hour"],
  [{ max: null, period: "month" }, "from €60,000 a month"],
  [{ min: null, period: "week" }, "up to €80,000 a week"],
  [{ min: 300, max: 300, period: "day" }, "€300 a day"],
  [{ period: "fortnight" }, "€60,000–80,000"],
  [{ min: null, max: null }, STATED],
  [{ currency: null }, STATED],
  [{ currency: "<b>" }, STATED],
  [{ currency: "" }, STATED],
])("writes %j as %s", (over, words) => {
  expect(payWords(pay(over))).toBe(words);
});
