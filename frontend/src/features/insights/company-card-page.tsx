/** One company as its board tells it: facts with their dates, postings by month, how long they stay, and one's own history. */
import { useQuery } from "@tanstack/react-query";
import type { CompanyCard } from "@/api/types";
import classes from "@/features/insights/company-card-page.module.css";
import { companyCopy } from "@/features/insights/company-copy";
import { CompanyFacts } from "@/features/insights/company-facts";
import { LifetimeFigure } from "@/features/insights/lifetime-figure";
import { MonthsFigure } from "@/features/insights/months-figure";
import { companyCardOptions } from "@/features/insights/queries";
import { paths } from "@/lib/paths";
import { Problem } from "@/lib/problem";
import { Link, useParams } from "@/lib/router";
import { stageOf } from "@/lib/stages";
import { Moment } from "@/ui/age";
import { uiCopy } from "@/ui/copy";
import { Page } from "@/ui/page";
import { StageMark } from "@/ui/stage-mark";
import { ErrorState, LoadingRows } from "@/ui/states";

const MISSING = 404;

export function CompanyCardPage() {
  const { company = "" } = useParams();
  const { data, error, isPending, isLoadingError, refetch } = useQuery(companyCardOptions(company));
  const isMissing = error instanceof Problem && error.status === MISSING;
  return (
    <Page
      heading={data?.name ?? companyCopy.heading}
      sentence={
        <span role="status">{data !== undefined && companyCopy.sentence(data.n, data.open)}</span>
      }
    >
      {isPending && <LoadingRows label={companyCopy.loading} rows={8} />}
      {isLoadingError && isMissing && <ErrorState failed={companyCopy.missing} />}
      {isLoadingError && !isMissing && (
        <ErrorState
          failed={companyCopy.failed}
          error={error}
          safe={companyCopy.safe}
          onRetry={() => void refetch()}
        />
      )}
      {data !== undefined && <Card card={data} />}
      <p className={classes.ways}>
        {data !== undefined && <Link to={paths.jobsOf(company)}>{companyCopy.allPostings}</Link>}
        <Link to={paths.insights}>{companyCopy.back}</Link>
      </p>
    </Page>
  );
}

function Card({ card }: { card: CompanyCard }) {
  return (
    <>
      <CompanyFacts card={card} />
      <MonthsFigure months={card.by_month} />
      <LifetimeFigure lifetime={card.lifetime} />
      <section className={classes.mine}>
        <h2>{companyCopy.mine}</h2>
        {card.mine.length === 0 && <p>{companyCopy.none}</p>}
        <ul>
          {card.mine.map(({ application, title, stage, outcome, applied_at }) => (
            <li key={application}>
              <Link to={paths.application(application)}>{title}</Link>
              <span>
                <StageMark
                  stage={stageOf(stage)}
                  {...(outcome === null ? {} : { words: uiCopy.outcomes[outcome] })}
                />{" "}
                {applied_at !== null && (
                  <>
                    {companyCopy.sent} <Moment at={applied_at} asDate />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
