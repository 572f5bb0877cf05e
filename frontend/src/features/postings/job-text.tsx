/** The posting's own text, passed through the second wall. */
import { useMemo } from "react";
import type { JobDetail } from "@/api/types";
import { postingsCopy } from "@/features/postings/copy";
import classes from "@/features/postings/job-text.module.css";
import { readingMatter } from "@/lib/safe-html";

export function JobText({ job }: { job: JobDetail }) {
  const text = useMemo(() => readingMatter(job.description), [job.description]);
  if (text.textContent?.trim()) {
    return (
      <div
        className={classes.text}
        ref={(element) => element?.replaceChildren(text.cloneNode(true))}
      />
    );
  }
  const isUnread = job.state === "pending" || job.state === "crawled";
  return <p>{isUnread ? postingsCopy.unread : postingsCopy.noDescription}</p>;
}
