/** How a posting differs by now from the copy that was kept when it was applied to, by field and by word. */
import { useQuery } from "@tanstack/react-query";
import type { Application } from "@/api/types";
import { detailCopy } from "@/features/applications/detail-copy";
import classes from "@/features/applications/overview.module.css";
import { driftOptions } from "@/features/applications/queries";
import { FieldChanges } from "@/features/postings/field-changes";
import { WordChanges } from "@/features/postings/word-changes";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { Moment } from "@/ui/age";
import { ErrorState, LoadingRows } from "@/ui/states";

const { drift: copy } = detailCopy;

export function PostingDrift({ application: { id, job_id } }: { application: Application }) {
  const drift = useQuery(driftOptions(id));
  if (drift.isPending) return <LoadingRows label={copy.loading} rows={4} />;
  if (drift.isError) {
    const { error, refetch } = drift;
    const onRetry = () => void refetch();
    return <ErrorState failed={copy.failed} error={error} safe={copy.safe} onRetry={onRetry} />;
  }
  const { taken_at, seen_at, fields, words } = drift.data;
  return (
    <section aria-labelledby="drift">
      <h2 id="drift">{copy.heading}</h2>
      <p className={classes.taken}>
        {copy.kept} <Moment at={taken_at} asDate />, {copy.now} <Moment at={seen_at} asDate />
      </p>
      {fields.length === 0 && words.length === 0 && <p>{copy.same}</p>}
      <FieldChanges fields={fields} />
      {words.length > 0 && <WordChanges words={words} />}
      {words.length === 0 && fields.length > 0 && <p>{copy.sameText}</p>}
      {job_id !== null && (
        <p>
          <Link to={paths.job(job_id)}>{copy.inJobs}</Link>
        </p>
      )}
    </section>
  );
}
