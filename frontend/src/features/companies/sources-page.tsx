/** The sources screen: whose openings are read, and which titles are kept. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useCallback, useMemo } from "react";
import type { Company, CompanySetting, SettingOp } from "@/api/types";
import { AddBox } from "@/features/companies/add-box";
import { AvailableCompanies } from "@/features/companies/available-companies";
import { companiesCopy } from "@/features/companies/copy";
import { Followed } from "@/features/companies/followed";
import { wordSets } from "@/features/companies/playground";
import { companiesOptions, settingsOptions } from "@/features/companies/queries";
import { toUpsert } from "@/features/companies/setting-ops";
import { TitleWords } from "@/features/companies/title-words";
import { useSaveSettings } from "@/features/companies/use-save-settings";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import type { TitleFilters } from "@/lib/title-words";
import { Page } from "@/ui/page";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";

export function SourcesPage({ children }: { children?: ReactNode }) {
  const companies = useQuery(companiesOptions);
  const settings = useQuery(settingsOptions);
  if (companies.isSuccess && settings.isSuccess) {
    return (
      <Sources companies={companies.data} settings={settings.data}>
        {children}
      </Sources>
    );
  }
  const error = companies.error ?? settings.error;
  const retry = () => void Promise.all([companies.refetch(), settings.refetch()]);
  return (
    <Page heading={companiesCopy.heading}>
      {error === null ? (
        <LoadingRows label={companiesCopy.loading} />
      ) : (
        <ErrorState
          failed={companiesCopy.failed}
          error={error}
          safe={companiesCopy.safe}
          onRetry={retry}
        />
      )}
    </Page>
  );
}

interface SourcesProps {
  companies: readonly Company[];
  settings: readonly CompanySetting[];
  children: ReactNode;
}

function Sources({ companies, settings, children }: SourcesProps) {
  const saving = useSaveSettings();
  const byName = useMemo(() => new Map(companies.map((row) => [row.name, row])), [companies]);
  const sets = useMemo(() => wordSets(settings), [settings]);
  const followed = new Set(settings.map((setting) => setting.company_name));
  const nameOf = useCallback((name: string) => byName.get(name)?.display_name ?? name, [byName]);
  const enabled = settings.filter((setting) => setting.is_enabled);
  const open = settings.reduce(
    (sum, setting) => sum + (byName.get(setting.company_name)?.open_postings ?? 0),
    0,
  );

  function follow(added: readonly Company[]): void {
    const fresh = added.filter(({ name }) => !followed.has(name));
    // Whoever has one set of words means it for the next company too.
    const title_filters = sets[0]?.filters ?? { include: [], exclude: [] };
    if (fresh.length === 0) return;
    saving.save(fresh.map(({ name }) => upsertOf(name, title_filters)));
  }

  return (
    <Page
      heading={companiesCopy.heading}
      sentence={companiesCopy.sentence(settings.length, enabled.length, open)}
      actions={enabled.length > 0 && <PreviewLink />}
    >
      {settings.length === 0 && <EmptyState>{companiesCopy.firstUse}</EmptyState>}
      <AddBox onAdded={follow} />
      <Followed settings={settings} sets={sets} byName={byName} saving={saving} nameOf={nameOf} />
      <TitleWords
        sets={sets}
        nameOf={nameOf}
        onChange={(rows, title_filters) =>
          saving.save(rows.map((row) => toUpsert({ ...row, title_filters })))
        }
      />
      <AvailableCompanies
        companies={companies.filter((company) => !followed.has(company.name))}
        onFollow={(company) => follow([company])}
      />
      {children}
    </Page>
  );
}

function upsertOf(company_name: string, title_filters: TitleFilters): SettingOp {
  return { op: "upsert", company_name, title_filters, is_enabled: true };
}

function PreviewLink() {
  return (
    <Button component={Link} to={paths.preview}>
      {companiesCopy.preview}
    </Button>
  );
}
