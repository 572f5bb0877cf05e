/** The companies of a plan that were not read completely, each with its reason and its own retry. */
import { planCopy } from "@/features/ingestion/copy";
import { isUnread, type PlanRow } from "@/features/ingestion/plan";
import classes from "@/features/ingestion/plan-problems.module.css";
import { problemText } from "@/lib/problem";
import { asSentence } from "@/lib/text";
import { focusNeighbour } from "@/ui/focus-neighbour";
import { Notice } from "@/ui/notice";
import { Steps } from "@/ui/steps";

const STEP = 10;

interface PlanProblemsProps {
  rows: readonly PlanRow[];
  onRetry: (name: string) => void;
}

export function PlanProblems({ rows, onRetry }: PlanProblemsProps) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="problems" className={classes.problems}>
      <h2 id="problems" className={classes.title}>
        {planCopy.problems}
      </h2>
      <Steps rows={rows} step={STEP}>
        {(shown) =>
          shown.map((row) => (
            <Notice key={row.name} tone={isLost(row) ? "danger" : "warn"}>
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
          ))
        }
      </Steps>
    </section>
  );
}

function isLost({ plan }: PlanRow): boolean {
  return plan === undefined || isUnread(plan);
}

function problemWords(row: PlanRow): string {
  if (isLost(row)) return planCopy.failedBoard;
  return row.plan?.state === "suspicious" ? planCopy.suspiciousBoard : planCopy.partialBoard;
}

function reasonWords({ plan, error }: PlanRow): string {
  if (plan === undefined) return problemText(error);
  return asSentence(plan.error_message ?? plan.reason ?? "");
}
