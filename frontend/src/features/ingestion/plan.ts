/** A dry run's answer turned into what the preview says: totals, problems, order. */
import type { CompanyPlan, DryRun } from "@/api/types";
import type { PlanNumbers } from "@/features/ingestion/copy";
import { isOnlyNarrowed } from "@/features/ingestion/readings";

export interface PlanRow {
  name: string;
  displayName: string;
  plan: CompanyPlan;
}

/** Rows in alphabetical order of the names the reader sees. */
export function planRows(dryRun: DryRun, displayNames: ReadonlyMap<string, string>): PlanRow[] {
  return Object.entries(dryRun)
    .map(([name, plan]) => ({ name, displayName: displayNames.get(name) ?? name, plan }))
    .sort((one, other) => one.displayName.localeCompare(other.displayName, "en"));
}

export function isUnread(plan: CompanyPlan): boolean {
  return plan.status === "error" || plan.state === "failed";
}

export function hasProblem(plan: CompanyPlan): boolean {
  return isUnread(plan) || (plan.state !== "complete" && !isOnlyNarrowed(plan));
}

export function planNumbers(rows: readonly PlanRow[]): PlanNumbers {
  const read = rows.filter(({ plan }) => !isUnread(plan));
  const sum = (pick: (plan: CompanyPlan) => number) =>
    read.reduce((total, { plan }) => total + pick(plan), 0);
  return {
    companies: read.length,
    kept: sum((plan) => plan.urls_count),
    fresh: sum((plan) => plan.new),
    changed: sum((plan) => plan.changed_listing),
    known: sum((plan) => plan.known),
    leftOut: sum((plan) => plan.filtered_count),
  };
}
