/** The posting's own text, passed through the second wall. */
import { useCallback, useMemo } from "react";
import type { JobDetail } from "@/api/types";
import classes from "@/features/postings/job-text.module.css";
import { postingCopy } from "@/features/postings/posting-copy";
import type { SectionHeading } from "@/features/postings/posting-view";
import { readingMatter } from "@/lib/safe-html";

interface JobTextProps {
  job: JobDetail;
  heading: SectionHeading;
}

export function JobText({ job, heading: Heading }: JobTextProps) {
  const text = useMemo(() => readingMatter(job.description), [job.description]);
  // The same as long as the text is, so that what one has selected in it stays selected.
  const place = useCallback(
    (element: HTMLDivElement | null) => element?.replaceChildren(text.cloneNode(true)),
    [text],
  );
  const isUnread = job.state === "pending" || job.state === "crawled" || job.state === "error";
  return (
    <section aria-labelledby="description">
      <Heading id="description">{postingCopy.description}</Heading>
      {text.textContent?.trim() ? (
        <div className={classes.text} ref={place} />
      ) : (
        <p>{isUnread ? postingCopy.unread : postingCopy.noDescription}</p>
      )}
    </section>
  );
}
