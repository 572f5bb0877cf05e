/** What is known of a posting's life, as facts and never as a judgement. */
import type { JobDetail } from "@/api/types";
import { postingsCopy } from "@/features/postings/copy";
import { daysBetween, shortDate } from "@/lib/time";

const { evidence: copy } = postingsCopy;

/** Such as "Open 63 days · edited 3 times, last on 4 Nov". */
export function evidenceLine(job: JobDetail, now: number): string {
  const since = job.posted_at ?? job.first_seen_at;
  const until = job.status === "closed" ? job.closed_at : new Date(now).toISOString();
  const days = until === null ? null : daysBetween(since, until);
  const edits = job.versions.filter((version) => version.number > 1);
  const last = edits
    .map((version) => version.seen_at)
    .sort()
    .at(-1);
  return [
    days !== null && (job.status === "closed" ? copy.wasOpen(days) : copy.open(days)),
    job.posted_at === null && copy.sinceSeen,
    last === undefined ? copy.unedited : copy.edited(edits.length, shortDate(now, last)),
  ]
    .filter(Boolean)
    .join(" · ");
}
