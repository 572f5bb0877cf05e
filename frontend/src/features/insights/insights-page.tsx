/** Numbers and pictures of one's own search: what they come to first, then each figure, of the time the address says. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Insights } from "@/api/types";
import { ActivityFigure } from "@/features/insights/activity-figure";
import { insightsCopy } from "@/features/insights/copy";
import { CurveFigure } from "@/features/insights/curve-figure";
import { FunnelFigure } from "@/features/insights/funnel-figure";
import { InsightsFilters } from "@/features/insights/insights-filters";
import classes from "@/features/insights/insights-page.module.css";
import { insightsOptions } from "@/features/insights/queries";
import { RatesFigure } from "@/features/insights/rates-figure";
import { SankeyFigure } from "@/features/insights/sankey-figure";
import { StayFigure } from "@/features/insights/stay-figure";
import { useInsightsSearch } from "@/features/insights/use-insights-search";
import { WeeksFigure } from "@/features/insights/weeks-figure";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { Page } from "@/ui/page";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";

export function InsightsPage() {
  const [search, change] = useInsightsSearch();
  const { data, error, isPending, isLoadingError, isPlaceholderData, refetch } = useQuery(
    insightsOptions(search),
  );

  return (
    <Page
      heading={insightsCopy.heading}
      sentence={
        <span role="status" className={classes.sentence}>
          {data?.sentence}
        </span>
      }
    >
      <InsightsFilters search={search} onChange={change} />
      {isPending && <LoadingRows label={insightsCopy.loading} />}
      {isLoadingError && (
        <ErrorState
          failed={insightsCopy.failed}
          error={error}
          safe={insightsCopy.safe}
          onRetry={() => void refetch()}
        />
      )}
      {data !== undefined && (
        <div className={classes.figures} data-stale={isPlaceholderData || undefined}>
          {isNothing(data) ? <Nothing /> : <Figures insights={data} />}
        </div>
      )}
    </Page>
  );
}

function isNothing({ n, activity, weeks }: Insights): boolean {
  return n === 0 && activity.length === 0 && weeks.length === 0;
}

function Nothing() {
  return (
    <EmptyState
      action={
        <Button component={Link} to={paths.jobs}>
          {insightsCopy.toJobs}
        </Button>
      }
    >
      {insightsCopy.nothing}
    </EmptyState>
  );
}

function Figures({ insights }: { insights: Insights }) {
  return (
    <>
      <SankeyFigure insights={insights} />
      <FunnelFigure insights={insights} />
      <RatesFigure insights={insights} />
      <StayFigure insights={insights} />
      <CurveFigure insights={insights} />
      <ActivityFigure insights={insights} />
      <WeeksFigure insights={insights} />
    </>
  );
}
