/** A long list of titles, shown in steps, with the word that left a title out marked in it. */
import type { ExcludedJob, IncludedJob } from "@/api/types";
import { planCopy } from "@/features/ingestion/copy";
import classes from "@/features/ingestion/title-list.module.css";
import { MarkedTitle } from "@/ui/marked-title";
import { Steps } from "@/ui/steps";
import { OutLink } from "@/ui/text-link";

const STEP = 40;

export function TitleList({ jobs }: { jobs: readonly (IncludedJob | ExcludedJob)[] }) {
  if (jobs.length === 0) return <p className={classes.none}>{planCopy.noTitles}</p>;
  return (
    <Steps rows={jobs} step={STEP}>
      {(shown) => (
        <ul className={classes.list}>
          {shown.map((job) => (
            <li key={job.id} className={classes.row}>
              <OutLink href={job.url} className={classes.title}>
                <MarkedTitle title={job.title} word={decidingWord(job)} />
              </OutLink>
              <span className={classes.note}>
                {"reason" in job ? job.reason.text : job.places.join("; ") || job.location}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Steps>
  );
}

function decidingWord(job: IncludedJob | ExcludedJob): string | null {
  return "reason" in job && job.reason.rule === "exclude" ? job.reason.word : null;
}
