/** Another posting of the company with the same text: by a link to it, with when it was up. */
import type { JobDetail, Repost } from "@/api/types";
import { postingCopy } from "@/features/postings/posting-copy";
import type { SectionHeading } from "@/features/postings/posting-view";
import classes from "@/features/postings/reposts.module.css";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { Moment } from "@/ui/age";
import { OutLink } from "@/ui/text-link";

const { reposts: copy } = postingCopy;

/** Where the posting was up before, said with its evidence. Only the last time: all stand among the changes. */
export function PutUpBefore({ job }: { job: JobDetail }) {
  const last = job.evidence.reposts.find(({ earlier }) => earlier);
  if (last === undefined) return null;
  return (
    <p className={classes.before}>
      {copy.before} <Twin twin={last} />
    </p>
  );
}

export function AllTwins({ job, heading: Heading }: { job: JobDetail; heading: SectionHeading }) {
  const { reposts } = job.evidence;
  if (reposts.length === 0) return null;
  return (
    <section className={classes.all}>
      <Heading>{copy.heading}</Heading>
      <ul>
        {reposts.map((twin) => (
          <li key={twin.external_id}>
            {twin.earlier ? copy.before : copy.also} <Twin twin={twin} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Twin({ twin }: { twin: Repost }) {
  const { id, title, url, external_id, first_seen_at, closed_at } = twin;
  return (
    <>
      {id === null ? (
        <OutLink href={url}>{title}</OutLink>
      ) : (
        <Link to={paths.job(id)}>{title}</Link>
      )}{" "}
      ({external_id}), {copy.firstSeen} <Moment at={first_seen_at} asDate />
      {closed_at !== null && (
        <>
          , {copy.closed} <Moment at={closed_at} asDate />
        </>
      )}
    </>
  );
}
