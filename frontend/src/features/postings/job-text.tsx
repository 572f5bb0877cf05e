/** The posting's own text, or why there is none. */
import { useMemo } from "react";
import type { JobDetail } from "@/api/types";
import { postingCopy } from "@/features/postings/posting-copy";
import type { SectionHeading } from "@/features/postings/posting-view";
import { hasWords, ReadingMatter } from "@/ui/reading-matter";

interface JobTextProps {
  job: JobDetail;
  heading: SectionHeading;
}

export function JobText({ job, heading: Heading }: JobTextProps) {
  const hasText = useMemo(() => hasWords(job.description), [job.description]);
  const isUnread = job.state === "pending" || job.state === "crawled" || job.state === "error";
  return (
    <section aria-labelledby="description">
      <Heading id="description">{postingCopy.description}</Heading>
      {hasText ? (
        <ReadingMatter html={job.description} />
      ) : (
        <p>{isUnread ? postingCopy.unread : postingCopy.noDescription}</p>
      )}
    </section>
  );
}
