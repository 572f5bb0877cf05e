/** The parts of a plan turned into what the preview says: rows, totals, problems. */
import type { CompanyPlan } from "@/api/types";
import { isOnlyNarrowed } from "@/features/companies/readings";
import type { PlanNumbers } from "@/features/ingestion/copy";
import { problemText } from "@/lib/problem";
import { asSentence } from "@/lib/text";

export interface PlanRow {
  name: string;
  displayName: string;
  /** Absent until the company's board has answered, or when our own server did not. */
  plan: CompanyPlan | undefined;
  error: Error | null;
  isChecking: boolean;
}

export type AnsweredRow = PlanRow & { plan: CompanyPlan };

/** Why a board was not read completely, as far as is known. */
export function reasonWords({ plan, error }: Pick<PlanRow, "plan" | "error">): string {
  if (plan === undefined) return problemText(error);
  return asSentence(plan.error_message ?? plan.reason ?? "");
}

export function isUnread(plan: CompanyPlan): boolean {
  return plan.status === "error" || plan.state === "failed";
}

/** Rows whose board was read, if only in part. */
export function readRows(rows: readonly PlanRow[]): AnsweredRow[] {
  return rows.filter((row): row is AnsweredRow => row.plan !== undefined && !isUnread(row.plan));
}

/** Rows that the reader has to know about before starting. */
export function problemRows(rows: readonly PlanRow[]): PlanRow[] {
  return rows.filter(({ plan, error, isChecking }) => {
    if (isChecking) return false;
    if (plan === undefined) return error !== null;
    return isUnread(plan) || (plan.state !== "complete" && !isOnlyNarrowed(plan));
  });
}

export function planNumbers(rows: readonly PlanRow[]): PlanNumbers {
  const read = readRows(rows);
  const sum = (pick: (plan: CompanyPlan) => number) =>
    read.reduce((total, { plan }) => total + pick(plan), 0);
  return {
    companies: read.length,
    kept: sum((plan) => plan.urls_count),
    fresh: sum((plan) => plan.new),
    changed: sum((plan) => plan.changed_listing),
    // The server counts what has changed among what is known; here each posting counts once.
    known: sum((plan) => plan.known - plan.changed_listing),
    leftOut: sum((plan) => plan.filtered_count),
  };
}
