/** The preview: a plan of what a run would bring, company by company, before anything is stored. */
import { Button } from "@mantine/core";
import { planCopy } from "@/features/ingestion/copy";
import { planNumbers, type PlanRow as Row } from "@/features/ingestion/plan";
import { PlanLedger } from "@/features/ingestion/plan-ledger";
import { PlanProblems } from "@/features/ingestion/plan-problems";
import { StartButton } from "@/features/ingestion/start-button";
import { useCalmAnnouncement } from "@/features/ingestion/use-calm-announcement";
import { usePlan } from "@/features/ingestion/use-plan";
import { useUnwanted } from "@/features/ingestion/use-unwanted";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { Page } from "@/ui/page";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";

export function DryRunPage() {
  const { rows, isPending, error, isPart, checkAgain } = usePlan();
  const [unwanted, choose] = useUnwanted();
  const chosen = rows.filter(({ name }) => !unwanted.has(name));
  const isChecking = isPending || rows.some((row) => row.isChecking);
  const answered = rows.find((row) => row.plan !== undefined);
  const broken = error ?? (answered === undefined && !isChecking ? rows[0]?.error : null);
  const isAll = chosen.length === rows.length && !isPart;
  const numbers = planNumbers(chosen);
  const sentence = planSentence(rows, chosen, isPending);
  const announced = useCalmAnnouncement(sentence);

  return (
    <Page
      heading={planCopy.heading}
      isHeadSticky
      sentence={sentence}
      actions={
        <>
          <Button
            variant="default"
            aria-disabled={isChecking}
            onClick={() => {
              if (!isChecking) for (const { name } of rows) checkAgain(name);
            }}
          >
            {planCopy.again}
          </Button>
          {(isChecking || planNumbers(rows).companies > 0) && (
            <StartButton
              waitingFor={reasonToWait(isChecking, chosen)}
              toWrite={numbers.fresh + numbers.changed}
              companies={isAll ? [] : chosen.map(({ name }) => name)}
            />
          )}
        </>
      }
    >
      <span role="status" className="visually-hidden">
        {announced}
      </span>
      {broken != null && (
        <ErrorState failed={planCopy.failed} error={broken} safe={planCopy.safe} />
      )}
      {isPending && <LoadingRows label={planCopy.loading} rows={5} />}
      {!isPending && error === null && rows.length === 0 && (
        <EmptyState>{planCopy.empty}</EmptyState>
      )}
      {broken == null && rows.length > 0 && (
        <>
          <PlanProblems rows={rows} onRetry={checkAgain} />
          <PlanLedger rows={rows} unwanted={unwanted} onChoose={choose} />
        </>
      )}
      {!isPending && <Link to={paths.sources}>{planCopy.back}</Link>}
    </Page>
  );
}

function planSentence(rows: readonly Row[], chosen: readonly Row[], isPending: boolean): string {
  const waiting = rows.filter((row) => row.isChecking).length;
  if (isPending || (rows.length > 0 && waiting === rows.length)) return planCopy.checking;
  if (waiting > 0) return planCopy.checked(rows.length - waiting, rows.length);
  if (rows.length === 0) return "";
  if (planNumbers(rows).companies === 0) return planCopy.noneAnswered(rows.length);
  return planCopy.sentence(planNumbers(chosen));
}

function reasonToWait(isChecking: boolean, chosen: readonly Row[]): string | undefined {
  if (isChecking) return planCopy.waiting;
  return chosen.length === 0 ? planCopy.noneChosen : undefined;
}
