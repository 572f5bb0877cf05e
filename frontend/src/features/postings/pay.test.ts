/** Pay in one way of writing. */
import { expect, it } from "vitest";
import type { Pay } from "@/api/types";
import { payWords, yearlyWords } from "@/features/postings/pay";

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

it("says what pay of another period comes to in a year, and nothing where that is said already", () => {
  const hourly = { min: 25, max: 30, period: "hour", yearly_min: 52_000, yearly_max: 62_400 };
  expect(yearlyWords(pay(hourly))).toBe("€52,000–62,400 a year");
  expect(yearlyWords(pay({}))).toBeNull();
  expect(yearlyWords(pay({ ...hourly, yearly_min: null, yearly_max: null }))).toBeNull();
  expect(yearlyWords(pay({ ...hourly, currency: null }))).toBeNull();
});
