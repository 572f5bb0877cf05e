/** The postings of a run that could not be read, each with its reason. */
import type { CompanyProgress, JobChange } from "@/api/types";
import { runCopy } from "@/features/ingestion/copy";
import classes from "@/features/ingestion/run-failures.module.css";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { asSentence } from "@/lib/text";
import { Steps } from "@/ui/steps";

const STEP = 50;

interface RunFailuresProps {
  failures: readonly JobChange[];
  /** How many the run counts, also those that failed before this page was opened. */
  count: number;
  companies: readonly CompanyProgress[];
}

export function RunFailures({ failures, count, companies }: RunFailuresProps) {
  const unseen = Math.max(0, count - failures.length);
  if (failures.length === 0 && unseen === 0) return null;
  const names = new Map(companies.map((row) => [row.company, row.display_name]));
  return (
    <section aria-labelledby="failures" className={classes.section}>
      <h2 id="failures">{runCopy.failures}</h2>
      <Steps rows={failures} step={STEP}>
        {(shown) => (
          <ul>
            {shown.map((job) => (
              <li key={job.job_id}>
                <Link to={paths.job(job.job_id)}>{job.title || job.external_id}</Link>
                {`, ${names.get(job.company) ?? job.company}. `}
                {asSentence(job.error_message ?? runCopy.noReason)}
              </li>
            ))}
          </ul>
        )}
      </Steps>
      {unseen > 0 && (
        <p>
          {runCopy.moreFailures(unseen)} <Link to={paths.jobs}>{runCopy.moreFailuresLink}</Link>.
        </p>
      )}
    </section>
  );
}
