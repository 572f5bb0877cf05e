/** The facts of a posting in two columns, and on demand the rest of them and where each was read. */
import type { ReactNode } from "react";
import type { JobDetail, JobFact, Pay } from "@/api/types";
import classes from "@/features/postings/job-facts.module.css";
import { payWords, yearlyWords } from "@/features/postings/pay";
import { postingCopy } from "@/features/postings/posting-copy";
import type { SectionHeading } from "@/features/postings/posting-view";
import {
  employmentWords,
  languageWords,
  levelWords,
  modeWords,
  visaWords,
  yearsWords,
} from "@/features/postings/stated-words";
import { Moment } from "@/ui/age";
import { uiCopy } from "@/ui/copy";

type Rows = [label: string, value: ReactNode][];

const { labels } = postingCopy;

interface JobFactsProps {
  job: JobDetail;
  heading: SectionHeading;
}

export function JobFacts({ job, heading: Heading }: JobFactsProps) {
  return (
    <section aria-labelledby="facts">
      <Heading id="facts">{postingCopy.facts}</Heading>
      <FactList rows={mainFacts(job)} />
      <details className={classes.sources}>
        <summary>{postingCopy.sources}</summary>
        <FactList rows={moreFacts(job)} />
        {job.facts.length > 0 && <FactSources facts={job.facts} />}
      </details>
    </section>
  );
}

function mainFacts(job: JobDetail): Rows {
  return [
    [labels.place, job.places.length > 0 ? job.places.join("; ") : null],
    [labels.mode, modeWords(job.mode)],
    [labels.pay, job.pay && <PayFact key="pay" pay={job.pay} />],
    [labels.level, levelWords(job.level)],
    [labels.years, yearsWords(job.years)],
    [labels.type, employmentWords(job.type)],
    [labels.department, job.department],
    [labels.visa, visaWords(job.visa)],
    [labels.posted, <Moment key="posted" at={job.posted_at} />],
  ];
}

function moreFacts(job: JobDetail): Rows {
  const rows: Rows = [
    [labels.firstSeen, <Moment key="first" at={job.first_seen_at} />],
    [labels.lastSeen, <Moment key="last" at={job.last_seen_at} />],
    [labels.language, languageWords(job.language)],
  ];
  if (job.updated_at) rows.push([labels.updated, <Moment key="updated" at={job.updated_at} />]);
  if (job.valid_through) {
    rows.push([labels.validThrough, <Moment key="valid" at={job.valid_through} asDate />]);
  }
  if (job.requisition_id) rows.push([labels.requisition, job.requisition_id]);
  return rows;
}

function FactList({ rows }: { rows: Rows }) {
  return (
    <dl className={classes.facts}>
      {rows.map(([label, value]) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{value || uiCopy.unknown}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The site's own words stay in sight, since ours may leave out a condition. */
function PayFact({ pay }: { pay: Pay }) {
  const words = payWords(pay);
  const yearly = yearlyWords(pay);
  return (
    <>
      {words}
      {yearly !== null && <span className={classes.stated}>{postingCopy.pay.yearly(yearly)}</span>}
      {words !== pay.text && (
        <span className={classes.stated}>{postingCopy.pay.stated(pay.text)}</span>
      )}
    </>
  );
}

const factNames: Readonly<Record<string, string>> = postingCopy.factNames;

function FactSources({ facts }: { facts: readonly JobFact[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{postingCopy.fact}</th>
          <th scope="col">{postingCopy.value}</th>
          <th scope="col">{postingCopy.source}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={`${fact.name} ${fact.value} ${fact.source}`}>
            <th scope="row">{factNames[fact.name] ?? fact.name}</th>
            <td>{fact.value}</td>
            <td>{fact.source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
