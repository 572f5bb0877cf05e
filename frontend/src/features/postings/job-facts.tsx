/** The facts of a posting as a two-column list, and where each was read, on demand. */
import type { ReactNode } from "react";
import type { JobDetail, JobFact, Pay } from "@/api/types";
import { postingsCopy } from "@/features/postings/copy";
import classes from "@/features/postings/job-facts.module.css";
import { payWords } from "@/features/postings/pay";
import { employmentWords, modeWords } from "@/features/postings/stated-words";
import { Moment } from "@/ui/age";
import { uiCopy } from "@/ui/copy";

export function JobFacts({ job }: { job: JobDetail }) {
  const { labels } = postingsCopy;
  const rows: [string, ReactNode][] = [
    [labels.place, job.places.length > 0 ? job.places.join("; ") : null],
    [labels.mode, modeWords(job.mode)],
    [labels.pay, job.pay && <PayFact key="pay" pay={job.pay} />],
    [labels.department, job.department],
    [labels.type, employmentWords(job.type)],
    [labels.posted, <Moment key="posted" at={job.posted_at} />],
    [labels.firstSeen, <Moment key="first" at={job.first_seen_at} />],
    [labels.lastSeen, <Moment key="last" at={job.last_seen_at} />],
  ];
  if (job.updated_at) rows.push([labels.updated, <Moment key="updated" at={job.updated_at} />]);
  if (job.valid_through) {
    rows.push([labels.validThrough, <Moment key="valid" at={job.valid_through} />]);
  }
  if (job.requisition_id) rows.push([labels.requisition, job.requisition_id]);
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{postingsCopy.facts}</h2>
      <dl className={classes.facts}>
        {rows.map(([label, value]) => (
          <div key={label} className={classes.fact}>
            <dt>{label}</dt>
            <dd>{value || uiCopy.unknown}</dd>
          </div>
        ))}
      </dl>
      {job.facts.length > 0 && <FactSources facts={job.facts} />}
    </section>
  );
}

/** The site's own words stay in sight, since ours may leave out a condition. */
function PayFact({ pay }: { pay: Pay }) {
  const words = payWords(pay);
  return (
    <>
      {words}
      {words !== pay.text && (
        <span className={classes.stated}>{postingsCopy.pay.stated(pay.text)}</span>
      )}
    </>
  );
}

const factNames: Readonly<Record<string, string>> = postingsCopy.factNames;

function FactSources({ facts }: { facts: readonly JobFact[] }) {
  return (
    <details className={classes.sources}>
      <summary>{postingsCopy.sources}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{postingsCopy.fact}</th>
            <th scope="col">{postingsCopy.value}</th>
            <th scope="col">{postingsCopy.source}</th>
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
    </details>
  );
}
