/** The versions of a posting that were seen, with the size of each change. */
import type { JobVersion } from "@/api/types";
import { postingsCopy } from "@/features/postings/copy";
import classes from "@/features/postings/job-versions.module.css";
import { Moment } from "@/ui/age";

export function JobVersions({ versions }: { versions: readonly JobVersion[] }) {
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{postingsCopy.history}</h2>
      <ol className={classes.list}>
        {versions.map((version) => (
          <li key={version.number}>
            {postingsCopy.version(version.number)}, <Moment at={version.seen_at} />
            {": "}
            {version.distance === null
              ? postingsCopy.firstVersion
              : postingsCopy.edited(version.distance)}
          </li>
        ))}
      </ol>
    </section>
  );
}
