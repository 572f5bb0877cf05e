/** Numbers of one's own search as the server answers them, each with the parts that matter overridden. */
import type { CompanyCard, Insights, InsightsGroup } from "@/api/types";

/** So many days before today, as the figures that end with today need them. */
export const daysAgo = (n: number) =>
  new Date(Date.now() - n * 86_400_000).toISOString().slice(0, 10);

const UNKNOWN = { rate: null, low: null, high: null };

export const aGroup = (over: Partial<InsightsGroup> = {}): InsightsGroup => ({
  ...{ name: "Referral", n: 10, replied: 4, rate: 0.4, low: 0.168, high: 0.687 },
  ...over,
});

/** Of somebody who has applied for nine weeks. */
export const someInsights = (over: Partial<Insights> = {}): Insights => ({
  range: "all",
  since: null,
  n: 48,
  sentence:
    "In 9 weeks you applied to 42 roles. 12 replied (29 %). Half of the replies came within 6 days.",
  funnel: [
    { stage: "saved", reached: 48 },
    { stage: "applied", reached: 42 },
    { stage: "screening", reached: 12 },
    { stage: "interview", reached: 7 },
    { stage: "offer", reached: 2 },
    { stage: "accepted", reached: 1 },
  ],
  flows: [
    { from: "saved", to: "applied", n: 42 },
    { from: "saved", to: "withdrew", n: 2 },
    { from: "applied", to: "screening", n: 12 },
    { from: "applied", to: "no_response", n: 9 },
    { from: "applied", to: "rejected", n: 6 },
    { from: "screening", to: "interview", n: 7 },
    { from: "screening", to: "rejected", n: 3 },
    { from: "interview", to: "offer", n: 2 },
    { from: "interview", to: "rejected", n: 3 },
    { from: "offer", to: "accepted", n: 1 },
    { from: "offer", to: "declined", n: 1 },
  ],
  reply: {
    ...{ n: 42, replied: 12, rate: 12 / 42, low: 0.172, high: 0.436, half_by_day: null },
    curve: [
      { day: 2, at_risk: 42, happened: 3, waiting: 0.9286 },
      { day: 6, at_risk: 36, happened: 5, waiting: 0.7996 },
      { day: 21, at_risk: 20, happened: 4, waiting: 0.6397 },
    ],
  },
  reply_by: [
    {
      by: "source",
      groups: [
        aGroup({ name: "Careers page", n: 29, replied: 4, rate: 0.138, low: 0.055, high: 0.306 }),
        aGroup(),
        aGroup({ name: "Meetup", n: 3, replied: 2, ...UNKNOWN }),
      ],
    },
    {
      by: "company",
      groups: [
        aGroup({ name: "Acme", n: 5, replied: 1, rate: 0.2, low: 0.036, high: 0.624 }),
        aGroup({ name: "Globex", n: 2, replied: 0, ...UNKNOWN }),
      ],
    },
    {
      by: "hours",
      groups: [
        aGroup({ name: "720-", n: 20, replied: 2, rate: 0.1, low: 0.028, high: 0.301 }),
        aGroup({ name: "0-24", n: 12, replied: 6, rate: 0.5, low: 0.254, high: 0.746 }),
      ],
    },
  ],
  time_in_stage: [
    { stage: "saved", n: 44, waiting: 4, low: 0.4, median: 1.5, high: 3 },
    { stage: "applied", n: 27, waiting: 15, low: 4, median: 6.5, high: 21 },
    { stage: "screening", n: 3, waiting: 2, low: 2, median: 5, high: 9 },
    { stage: "offer", n: 0, waiting: 1, low: null, median: null, high: null },
  ],
  activity: [
    { day: daysAgo(60), n: 4 },
    { day: daysAgo(40), n: 1 },
    { day: daysAgo(3), n: 9 },
  ],
  weeks: [
    { monday: "2025-11-03", seen: 214, opened: 40, saved: 12, applied: 9 },
    { monday: "2025-11-17", seen: 31, opened: 12, saved: 3, applied: 4 },
  ],
  ...over,
});

/** Of somebody who has done nothing yet. */
export const noInsights = (over: Partial<Insights> = {}): Insights =>
  someInsights({
    n: 0,
    sentence: "You have not applied to anything in this time.",
    funnel: someInsights().funnel.map(({ stage }) => ({ stage, reached: 0 })),
    ...{ flows: [], reply_by: [], time_in_stage: [], activity: [], weeks: [] },
    reply: { n: 0, replied: 0, ...UNKNOWN, half_by_day: null, curve: [] },
    ...over,
  });

/** Of a company whose board was read for a quarter of a year. */
export const aCompanyCard = (over: Partial<CompanyCard> = {}): CompanyCard => ({
  ...{ company: "acme", name: "Acme", n: 40, open: 12 },
  ...{ complete_since: "2025-09-01T09:00:00Z", complete_at: "2025-11-19T09:00:00Z" },
  last_reading: { at: "2025-11-20T09:00:00Z", state: "partial" },
  by_month: [
    { month: "2025-09-01", appeared: 20, closed: 0 },
    { month: "2025-11-01", appeared: 8, closed: 16 },
  ],
  lifetime: {
    ...{ n: 28, closed: 16, median_days: 23 },
    curve: [
      { days: 9, at_risk: 28, open: 0.75 },
      { days: 23, at_risk: 14, open: 0.5 },
    ],
  },
  reposted: { n: 3, of: 40, rate: 0.075, low: 0.026, high: 0.199 },
  edited: { n: 1, of: 4, ...UNKNOWN },
  pay: { currency: "EUR", period: "year", median: 72_000, n: 9 },
  mine: [
    {
      ...{ application: 5, title: "Data Engineer", stage: "closed", outcome: "rejected" },
      applied_at: "2025-11-05T09:00:00Z",
    },
  ],
  ...over,
});

/** Of a company that nobody has read yet. */
export const anUnreadCompany = (over: Partial<CompanyCard> = {}): CompanyCard =>
  aCompanyCard({
    ...{ n: 0, open: 0, complete_since: null, complete_at: null, last_reading: null },
    ...{ by_month: [], pay: null, mine: [] },
    lifetime: { n: 0, closed: 0, median_days: null, curve: [] },
    reposted: { n: 0, of: 0, ...UNKNOWN },
    edited: { n: 0, of: 0, ...UNKNOWN },
    ...over,
  });
