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
  const isChecking = dryRun.isFetching || companies.isPending;
  const names = (companies.data ?? []).map((row) => [row.name, row.display_name] as const);
  const rows = planRows(isChecking ? {} : (dryRun.data ?? {}), new Map(names));
  const numbers = planNumbers(rows);
  const isStartable = isChecking || numbers.companies > 0;
  return (
    <Page
      heading={planCopy.heading}
      sentence={<span role="status">{planSentence(isChecking, rows)}</span>}
      actions={
        <>
          <Button
            variant="default"
            aria-disabled={isChecking}
            onClick={() => {
              if (!isChecking) void dryRun.refetch();
            }}
          >
            {planCopy.again}
          </Button>
          {isStartable && (
            <StartButton
              waitingFor={isChecking ? planCopy.waiting : undefined}
              toWrite={numbers.fresh + numbers.changed}
            />
          )}
        </>
      }
    >
      {isChecking ? (
        <LoadingRows label={planCopy.loading} rows={5} />
      ) : (
        <Plan rows={rows} error={dryRun.error} />
      )}
      <Link to={paths.sources}>{planCopy.back}</Link>
    </Page>
  );
}

function planSentence(isChecking: boolean, rows: readonly Row[]): string {
  if (isChecking) return planCopy.checking;
  if (rows.length === 0) return "";
  const numbers = planNumbers(rows);
  return numbers.companies === 0 ? planCopy.noneAnswered(rows.length) : planCopy.sentence(numbers);
}

function Plan({ rows, error }: { rows: readonly Row[]; error: Error | null }) {
  if (error !== null) {
    return <ErrorState failed={planCopy.failed} error={error} safe={planCopy.safe} />;
  }
  if (rows.length === 0) return <EmptyState>{planCopy.empty}</EmptyState>;
  return (
    <>
      <Problems rows={rows.filter(({ plan }) => hasProblem(plan))} />
      {rows.some(({ plan }) => !isUnread(plan)) && <Ledger rows={rows} />}
    </>
  );
}

function Ledger({ rows }: { rows: readonly Row[] }) {
  return (
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
