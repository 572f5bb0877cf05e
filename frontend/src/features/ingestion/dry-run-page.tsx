/** The preview: what a run would bring, company by company, before anything is stored. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { companiesOptions } from "@/features/companies/queries";
import { planCopy } from "@/features/ingestion/copy";
import classes from "@/features/ingestion/dry-run-page.module.css";
import {
  hasProblem,
  isUnread,
  planNumbers,
  planRows,
  type PlanRow as Row,
} from "@/features/ingestion/plan";
import { PlanRow } from "@/features/ingestion/plan-row";
import { dryRunOptions } from "@/features/ingestion/queries";
import { StartButton } from "@/features/ingestion/start-button";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { asSentence } from "@/lib/text";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";

export function DryRunPage() {
  const dryRun = useQuery(dryRunOptions);
  const companies = useQuery(companiesOptions);
  const checkAgain = () => void dryRun.refetch();
  if (dryRun.isFetching || companies.isPending) return <Checking />;
  if (dryRun.isError || dryRun.data === undefined) {
    return (
      <Page heading={planCopy.heading}>
        <ErrorState
          failed={planCopy.failed}
          error={dryRun.error}
          safe={planCopy.safe}
          onRetry={checkAgain}
        />
        <Link to={paths.sources}>{planCopy.back}</Link>
      </Page>
    );
  }
  const names = (companies.data ?? []).map((row) => [row.name, row.display_name] as const);
  return <Plan rows={planRows(dryRun.data, new Map(names))} onCheckAgain={checkAgain} />;
}

function Checking() {
  return (
    <Page
      heading={planCopy.heading}
      sentence={planCopy.checking}
      actions={<StartButton waitingFor={planCopy.waiting} toWrite={0} />}
    >
      <LoadingRows label={planCopy.checking} rows={5} />
    </Page>
  );
}

interface PlanProps {
  rows: readonly Row[];
  onCheckAgain: () => void;
}

function Plan({ rows, onCheckAgain }: PlanProps) {
  const numbers = planNumbers(rows);
  const again = (
    <Button variant="default" onClick={onCheckAgain}>
      {planCopy.again}
    </Button>
  );
  if (rows.length === 0) return <NothingToPreview />;
  if (numbers.companies === 0) {
    return (
      <Page
        heading={planCopy.heading}
        sentence={<span role="status">{planCopy.noneAnswered(rows.length)}</span>}
        actions={again}
      >
        <Problems rows={rows} />
        <Link to={paths.sources}>{planCopy.back}</Link>
      </Page>
    );
  }
  return (
    <Page
      heading={planCopy.heading}
      sentence={<span role="status">{planCopy.sentence(numbers)}</span>}
      actions={
        <>
          {again}
          <StartButton toWrite={numbers.fresh + numbers.changed} />
        </>
      }
    >
      <Problems rows={rows.filter(({ plan }) => hasProblem(plan))} />
      <section aria-labelledby="ledger">
        <h2 id="ledger" className={classes.title}>
          {planCopy.ledger}
        </h2>
        <ul className={classes.list}>
          {rows.map((row) => (
            <PlanRow key={row.name} row={row} />
          ))}
        </ul>
      </section>
      <Link to={paths.sources}>{planCopy.back}</Link>
    </Page>
  );
}

function NothingToPreview() {
  const choose = (
    <Button component={Link} to={paths.sources}>
      {planCopy.toSources}
    </Button>
  );
  return (
    <Page heading={planCopy.heading}>
      <EmptyState action={choose}>{planCopy.empty}</EmptyState>
    </Page>
  );
}

function Problems({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="problems" className={classes.problems}>
      <h2 id="problems" className={classes.title}>
        {planCopy.problems}
      </h2>
      {rows.map(({ name, displayName, plan }) => (
        <Notice key={name} tone={isUnread(plan) ? "danger" : "warn"}>
          <strong>{displayName}</strong> {problemWords(plan)}{" "}
          {asSentence(plan.error_message ?? plan.reason ?? "")}
        </Notice>
      ))}
    </section>
  );
}

function problemWords(plan: Row["plan"]): string {
  if (isUnread(plan)) return planCopy.failedBoard;
  return plan.state === "suspicious" ? planCopy.suspiciousBoard : planCopy.partialBoard;
}
