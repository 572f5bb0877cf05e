/** The plan of a run, asked company by company so that each row comes as soon as its board answers. */
import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { companiesOptions, settingsOptions } from "@/features/companies/queries";
import type { PlanRow } from "@/features/ingestion/plan";
import { planOptions } from "@/features/ingestion/queries";
import { useSearchParams } from "@/lib/router";

export function usePlan() {
  const client = useQueryClient();
  const companies = useQuery(companiesOptions);
  const settings = useQuery(settingsOptions);
  const [params] = useSearchParams();
  const named = params.getAll("company");
  const enabled = (settings.data ?? [])
    .filter((setting) => setting.is_enabled)
    .map((setting) => setting.company_name);
  const displayNames = new Map(companies.data?.map((row) => [row.name, row.display_name]));
  const wanted = (named.length > 0 ? [...new Set(named)] : enabled)
    .map((name) => ({ name, displayName: displayNames.get(name) ?? name }))
    .sort((one, other) => one.displayName.localeCompare(other.displayName, "en"));
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
    isPart: named.length > 0,
    checkAgain: (name: string) =>
      void client.refetchQueries({ queryKey: planOptions(name).queryKey }),
  };
}
