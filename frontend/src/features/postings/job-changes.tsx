/** How a posting changed: each version against the one before, by field and by word. */
import { useQuery } from "@tanstack/react-query";
import type { JobDetail, VersionChanges } from "@/api/types";
import { FieldChanges } from "@/features/postings/field-changes";
import classes from "@/features/postings/job-changes.module.css";
import { postingCopy } from "@/features/postings/posting-copy";
import type { SectionHeading } from "@/features/postings/posting-view";
import { versionsOptions } from "@/features/postings/queries";
import { AllTwins } from "@/features/postings/reposts";
import { WordChanges } from "@/features/postings/word-changes";
import { Moment } from "@/ui/age";
import { ErrorState, LoadingRows } from "@/ui/states";

const { versions: copy } = postingCopy;

export function JobChanges({ job, heading }: { job: JobDetail; heading: SectionHeading }) {
  const versions = useQuery(versionsOptions(job.id));
  if (versions.isPending) return <LoadingRows label={copy.loading} rows={4} />;
  if (versions.isError) {
    return (
      <ErrorState
        failed={copy.failed}
        error={versions.error}
        onRetry={() => void versions.refetch()}
      />
    );
  }
  return (
    <>
      <AllTwins job={job} heading={heading} />
      {versions.data.length === 0 && <p>{copy.none}</p>}
      <ol className={classes.versions} aria-label={copy.label}>
        {versions.data.map((version) => (
          <li key={version.number}>
            <Version version={version} heading={heading} />
          </li>
        ))}
      </ol>
    </>
  );
}

interface VersionProps {
  version: VersionChanges;
  heading: SectionHeading;
}

function Version({ version, heading: Heading }: VersionProps) {
  const { number, seen_at, distance, fields, words } = version;
  const isFirst = distance === null && fields.length === 0 && words.length === 0;
  return (
    <>
      <Heading>
        {copy.version(number)}, <Moment at={seen_at} />
      </Heading>
      {isFirst && <p>{copy.first}</p>}
      {distance !== null && <p className={classes.size}>{copy.size(distance)}</p>}
      <FieldChanges fields={fields} />
      {words.length > 0 && <WordChanges words={words} />}
      {!isFirst && words.length === 0 && <p className={classes.size}>{copy.sameText}</p>}
    </>
  );
}
