/** What is known of a company, each fact with its dates or with how many it rests on. */
import type { ReactNode } from "react";
import type { CompanyCard } from "@/api/types";
import classes from "@/features/insights/company-card-page.module.css";
import { companyCopy } from "@/features/insights/company-copy";
import { payWords } from "@/features/postings/pay";
import { formatCount } from "@/lib/count";
import { Moment } from "@/ui/age";
import { uiCopy } from "@/ui/copy";

const { labels } = companyCopy;

export function CompanyFacts({ card }: { card: CompanyCard }) {
  const { last_reading, complete_since, complete_at, reposted, edited, pay } = card;
  const rows: [string, ReactNode][] = [
    [
      labels.lastReading,
      last_reading === null ? (
        companyCopy.never
      ) : (
        <>
          <Moment at={last_reading.at} />, {companyCopy.states[last_reading.state]}
        </>
      ),
    ],
    [labels.completeSince, <Since key="since" at={complete_since} />],
    [labels.completeAt, <Since key="at" at={complete_at} />],
    [labels.reposted, shareWords(reposted)],
    [labels.edited, shareWords(edited)],
    [labels.pay, pay === null ? uiCopy.unknown : medianWords(pay)],
  ];
  return (
    <dl className={classes.facts} aria-label={companyCopy.facts}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Since({ at }: { at: string | null }) {
  return at === null ? companyCopy.never : <Moment at={at} asDate />;
}

function shareWords({ n, of, rate, low, high }: CompanyCard["reposted"]): string {
  if (of === 0) return uiCopy.unknown;
  const counted = companyCopy.share(n, of);
  if (rate === null || low === null || high === null) return counted;
  return `${counted} (${companyCopy.likely(rate, low, high)})`;
}

function medianWords({ median, currency, period, n }: NonNullable<CompanyCard["pay"]>): string {
  const text = formatCount(median);
  const whole = Math.round(median);
  const pay = payWords({
    ...{ min: whole, max: whole, currency, period, text },
    ...{ yearly_min: null, yearly_max: null },
  });
  return companyCopy.payFrom(pay, n);
}
