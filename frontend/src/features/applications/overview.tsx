/** What stands about an application: its facts, what became of its posting, and the posting as it was kept. */
import { fetchKeptPage } from "@/api/documents";
import type { Application } from "@/api/types";
import { detailCopy } from "@/features/applications/detail-copy";
import { NextStep } from "@/features/applications/next-step";
import classes from "@/features/applications/overview.module.css";
import { FactList, type FactRows, FactSources, MoreFacts } from "@/features/postings/fact-list";
import { useDownload } from "@/features/postings/use-download";
import { formatCount } from "@/lib/count";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { Moment } from "@/ui/age";
import { Notice } from "@/ui/notice";
import { hasWords, ReadingMatter } from "@/ui/reading-matter";

const { facts: copy, notices, copy: copyWords, periods } = detailCopy;
const periodWords: Readonly<Record<string, string>> = periods;

export function Overview({ application }: { application: Application }) {
  return (
    <>
      <PostingNotices application={application} />
      <div className={classes.columns}>
        <section aria-labelledby="facts">
          <h2 id="facts">{copy.heading}</h2>
          <FactList rows={rowsOf(application)} />
          {application.job_id !== null && (
            <p>
              <Link to={paths.job(application.job_id)}>{detailCopy.inJobs}</Link>
            </p>
          )}
        </section>
        <KeptPosting application={application} />
      </div>
    </>
  );
}

function PostingNotices({ application }: { application: Application }) {
  const { id, changed, posting_now } = application;
  return (
    <>
      {changed && (
        <Notice tone="plain">
          {notices.changed} <Link to={paths.changesSince(id)}>{notices.seeChanges}</Link>
        </Notice>
      )}
      {posting_now?.status === "closed" && (
        <Notice tone="warn">
          {notices.closed} <Moment at={posting_now.closed_at} asDate />. {notices.kept}
        </Notice>
      )}
    </>
  );
}

/** What has nothing to say yet, such as an answer before one was sent, is left out. */
function rowsOf(application: Application): FactRows {
  const { places, source, tags, pay, created_at, applied_at, replied_at, closed_at } = application;
  const date = (at: string) => <Moment key={at} at={at} asDate />;
  const rows: FactRows = [[copy.places, places.join("; ")]];
  if (application.stage !== "closed") {
    rows.unshift([copy.next, <NextStep key="next" item={application} />]);
  }
  if (application.offer_deadline !== null) {
    rows.push([copy.deadline, date(application.offer_deadline)]);
  }
  if (pay.asked !== null) rows.push([copy.asked, amountWords(pay.asked, pay)]);
  if (pay.offered !== null) rows.push([copy.offered, amountWords(pay.offered, pay)]);
  if (pay.note !== null) rows.push([copy.payNote, pay.note]);
  if (source !== null) rows.push([copy.source, source]);
  if (tags.length > 0) rows.push([copy.tags, tags.join(", ")]);
  rows.push([copy.added, date(created_at)]);
  if (applied_at !== null) rows.push([copy.applied, date(applied_at)]);
  if (replied_at !== null) rows.push([copy.replied, date(replied_at)]);
  if (closed_at !== null) rows.push([copy.closed, date(closed_at)]);
  return rows;
}

function amountWords(amount: number, { currency, period }: Application["pay"]): string {
  const words = [currency, formatCount(amount)].filter(Boolean).join(" ");
  return period === null ? words : copy.pay(words, periodWords[period] ?? period);
}

function KeptPosting({ application: { id, copy: kept } }: { application: Application }) {
  const save = useDownload();
  if (kept === null) return null;
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">{kept.frozen ? copyWords.frozen : copyWords.saved}</h2>
      <p className={classes.taken}>
        {copyWords.taken(kept.frozen)} <Moment at={kept.taken_at} asDate />
      </p>
      {kept.documents.length > 0 && (
        <>
          <h3>{copyWords.documents}</h3>
          <ul>
            {kept.documents.map(({ id, name, number }) => (
              <li key={id}>{copyWords.sent(name, number)}</li>
            ))}
          </ul>
        </>
      )}
      {hasWords(kept.description) ? (
        <ReadingMatter html={kept.description} />
      ) : (
        <p className={classes.taken}>{copyWords.none}</p>
      )}
      {kept.has_raw && (
        <p>
          <button
            type="button"
            className={classes.page}
            onClick={() => save(() => fetchKeptPage(id))}
          >
            {copyWords.page}
          </button>
        </p>
      )}
      {kept.facts.length > 0 && (
        <MoreFacts label={copyWords.more}>
          <FactSources facts={kept.facts} />
        </MoreFacts>
      )}
    </section>
  );
}
