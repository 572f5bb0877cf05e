/** What was not read completely, in one line over the plan that opens to the reasons, each with its own retry. */
import { useState } from "react";
import { planCopy } from "@/features/ingestion/copy";
import { isUnread, type PlanRow, problemRows, reasonWords } from "@/features/ingestion/plan";
import classes from "@/features/ingestion/plan-problems.module.css";
import { focusNeighbour } from "@/ui/focus-neighbour";
import { Notice } from "@/ui/notice";
import { Steps } from "@/ui/steps";

const STEP = 10;

interface PlanProblemsProps {
  rows: readonly PlanRow[];
  onRetry: (name: string) => void;
}

/** The line is there from the start, so that a problem which comes later moves nothing below it. */
export function PlanProblems({ rows, onRetry }: PlanProblemsProps) {
  const isChecking = rows.some((row) => row.isChecking);
  // What has answered already takes its place together with the page.
  const [isOpenAtFirst] = useState(!isChecking);
  const problems = problemRows(rows);
  if (problems.length === 0) {
    return (
      <p className={classes.none}>{isChecking ? planCopy.noProblemsYet : planCopy.noProblems}</p>
    );
  }
  return (
    <section aria-labelledby="problems">
      <details className={classes.problems} open={isOpenAtFirst}>
        <summary className={classes.summary}>
          <h2 id="problems" className={classes.title}>
            {planCopy.problems(problems.length)}
          </h2>
        </summary>
        <Steps rows={problems} step={STEP}>
          {(shown) => shown.map((row) => <Problem key={row.name} row={row} onRetry={onRetry} />)}
        </Steps>
      </details>
    </section>
  );
}

function Problem({ row, onRetry }: { row: PlanRow; onRetry: (name: string) => void }) {
  return (
    <Notice tone={isLost(row) ? "danger" : "warn"}>
      <strong>{row.displayName}</strong> {problemWords(row)} {reasonWords(row)}{" "}
      <button
        type="button"
        className={classes.retry}
        aria-label={planCopy.retryNamed(row.displayName)}
        onClick={(event) => {
          focusNeighbour(event.currentTarget, "[data-tone]");
          onRetry(row.name);
        }}
      >
        {planCopy.retry}
      </button>
    </Notice>
  );
}

function isLost({ plan }: PlanRow): boolean {
  return plan === undefined || isUnread(plan);
}

function problemWords(row: PlanRow): string {
  if (isLost(row)) return planCopy.failedBoard;
  return row.plan?.state === "suspicious" ? planCopy.suspiciousBoard : planCopy.partialBoard;
}
