/** The facts of a posting in two columns, and on demand the rest of them and where each was read. */
import type { JobDetail, Pay } from "@/api/types";
import { FactList, type FactRows, FactSources, MoreFacts } from "@/features/postings/fact-list";
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
      <MoreFacts label={postingCopy.sources}>
        <FactList rows={moreFacts(job)} />
        {job.facts.length > 0 && <FactSources facts={job.facts} />}
      </MoreFacts>
    </section>
  );
}

function mainFacts(job: JobDetail): FactRows {
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

function moreFacts(job: JobDetail): FactRows {
  const rows: FactRows = [
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
