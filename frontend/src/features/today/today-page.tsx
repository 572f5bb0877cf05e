/** The start: what needs one today, each with one thing to do about it; what is new; what is coming up. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { settingsOptions } from "@/features/companies/queries";
import { runsOptions } from "@/features/ingestion/queries";
import { todayCopy } from "@/features/today/copy";
import { FirstSteps, stepsOf } from "@/features/today/first-steps";
import { NeedsYou } from "@/features/today/needs-you";
import { NewPostings, newPostingsOptions } from "@/features/today/new-postings";
import { todayOptions } from "@/features/today/queries";
import { ThisWeek } from "@/features/today/this-week";
import classes from "@/features/today/today.module.css";
import { Page } from "@/ui/page";
import { ErrorState, LoadingRows } from "@/ui/states";

export function TodayPage() {
  const today = useQuery(todayOptions);
  const settings = useQuery(settingsOptions);
  const runs = useQuery(runsOptions);
  const jobs = useInfiniteQuery(newPostingsOptions);
  const fresh = jobs.data?.pages[0]?.total.count;
  // What stands on top depends on all of them, and nothing may move what is read already.
  const isWaiting = [today, settings, runs, jobs].some(({ isPending }) => isPending);
  const steps =
    settings.data === undefined || runs.data === undefined ? [] : stepsOf(settings.data, runs.data);
  const hasBegun = steps.every(({ isDone, isOptional }) => isDone || isOptional);
  const isFirstUse = steps.length > 0 && !hasBegun;
  return (
    <Page
      heading={todayCopy.heading}
      sentence={
        <span role="status">
          {!isWaiting &&
            today.data !== undefined &&
            !isFirstUse &&
            todayCopy.sentence(today.data.needs.length, fresh ?? 0)}
        </span>
      }
    >
      {!isWaiting && isFirstUse && <FirstSteps steps={steps} />}
      {isWaiting && !today.isLoadingError && <LoadingRows label={todayCopy.loading} />}
      {today.isLoadingError && (
        <ErrorState
          failed={todayCopy.failed}
          error={today.error}
          safe={todayCopy.safe}
          onRetry={() => void today.refetch()}
        />
      )}
      {!isWaiting && today.data !== undefined && (
        <>
          {(!isFirstUse || today.data.needs.length > 0) && (
            <NeedsYou needs={today.data.needs} fresh={fresh ?? 0} />
          )}
          <div className={classes.columns}>
            {!isFirstUse && <NewPostings />}
            {(!isFirstUse || today.data.week.length > 0) && <ThisWeek week={today.data.week} />}
          </div>
        </>
      )}
    </Page>
  );
}
