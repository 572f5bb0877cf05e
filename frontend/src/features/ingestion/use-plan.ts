/** The plan of a run, asked company by company so that each row comes as soon as its board answers. */
import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { Company, CompanySetting } from "@/api/types";
import { companiesOptions, settingsOptions } from "@/features/companies/queries";
import type { PlanRow } from "@/features/ingestion/plan";
import { planOptions } from "@/features/ingestion/queries";
import { compareNames } from "@/lib/order";
import { useSearchParams } from "@/lib/router";

export function usePlan() {
  const client = useQueryClient();
  const companies = useQuery(companiesOptions);
  const settings = useQuery(settingsOptions);
  const [params] = useSearchParams();
  const isPart = params.has("company");
  const wanted = useMemo(
    () => wantedCompanies(params.getAll("company"), settings.data ?? [], companies.data ?? []),
    [params, settings.data, companies.data],
  );
  const isKnown = settings.isSuccess && companies.isSuccess;
  const answers = useQueries({
    queries: wanted.map(({ name }) => ({ ...planOptions(name), enabled: isKnown })),
  });
  const rows: PlanRow[] = wanted.map((company, at) => ({
    ...company,
    plan: answers[at]?.data,
    error: answers[at]?.error ?? null,
    isChecking: answers[at]?.isFetching ?? true,
  }));
  return {
    rows: isKnown ? rows : [],
    isPending: settings.isPending || companies.isPending,
    error: settings.error ?? companies.error,
    /** Whether these are only some of the companies that are switched on. */
    isPart,
    checkAgain: useCallback(
      (name: string) => void client.refetchQueries({ queryKey: planOptions(name).queryKey }),
      [client],
    ),
  };
}

function wantedCompanies(
  named: readonly string[],
  settings: readonly CompanySetting[],
  companies: readonly Company[],
): Pick<PlanRow, "name" | "displayName">[] {
  const displayNames = new Map(companies.map((row) => [row.name, row.display_name]));
  const enabled = settings.filter((row) => row.is_enabled).map((row) => row.company_name);
  return (named.length > 0 ? [...new Set(named)] : enabled)
    .map((name) => ({ name, displayName: displayNames.get(name) ?? name }))
    .sort((one, other) => compareNames(one.displayName, other.displayName));
}
