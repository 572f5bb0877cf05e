/** What is known of a posting's life, as facts and never as a judgement. */
import type { Closing, JobDetail } from "@/api/types";
import { postingCopy } from "@/features/postings/posting-copy";
import { shortDate } from "@/lib/time";

const { evidence: copy } = postingCopy;

/** Such as "Open 63 days · reposted once · edited 3 times, last on 4 Nov". */
export function evidenceLine({ status, evidence, closing }: JobDetail, now: number): string {
  const { open_days, since_seen, reposts, edits, last_edit_at } = evidence;
  const before = reposts.filter(({ earlier }) => earlier).length;
  const after = reposts.length - before;
  const last = last_edit_at === null ? null : shortDate(now, last_edit_at);
  return [
    status === "closed" ? copy.wasOpen(open_days) : copy.open(open_days),
    since_seen && copy.sinceSeen,
    before > 0 && copy.reposted(before),
    after > 0 && copy.putUpAgain(after),
    edits === 0 ? copy.unedited : copy.edited(edits, last),
    status === "open" && closing !== null && halfClosed(closing),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Whose half it was, and how many they were: without these the days say nothing. */
function halfClosed({ n, days, like }: Closing): string | null {
  if (days === null) return null;
  if (like.some((tag) => tag.startsWith("company:"))) return copy.halfHere(n, days);
  return like.some((tag) => tag.startsWith("level:"))
    ? copy.halfOfLevel(n, days)
    : copy.halfOfPlatform(n, days);
}
