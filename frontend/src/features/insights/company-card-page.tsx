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
  if (data !== undefined) return <Card key={company} card={data} />;
  const isMissing = error instanceof Problem && error.status === MISSING;
  return (
    <Page heading={companyCopy.heading}>
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
      <p className={classes.ways}>
        <Link to={paths.insights}>{companyCopy.back}</Link>
      </p>
    </Page>
  );
}

/** A page of its own, so that nothing is moved by a long name that has come. */
function Card({ card }: { card: CompanyCard }) {
  return (
    <Page heading={card.name} sentence={companyCopy.sentence(card.n, card.open)}>
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
      <p className={classes.ways}>
        <Link to={paths.jobsOf(card.company)}>{companyCopy.allPostings}</Link>
        <Link to={paths.insights}>{companyCopy.back}</Link>
      </p>
    </Page>
  );
}
