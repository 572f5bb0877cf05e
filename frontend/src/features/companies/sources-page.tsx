/** The sources screen: whose openings are read, and which titles are kept. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Company, CompanySetting } from "@/api/types";
import { AddBox } from "@/features/companies/add-box";
import { AvailableCompanies } from "@/features/companies/available-companies";
import { CompanyRow } from "@/features/companies/company-row";
import { companiesCopy } from "@/features/companies/copy";
import { companiesOptions, settingsOptions } from "@/features/companies/queries";
import { toUpsert } from "@/features/companies/setting-ops";
import classes from "@/features/companies/sources-page.module.css";
import { useSaveSettings } from "@/features/companies/use-save-settings";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { sameWords, type TitleFilters } from "@/lib/title-words";
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
  const byName = new Map(companies.map((company) => [company.name, company]));
  const followed = new Set(settings.map((setting) => setting.company_name));

  function follow(company: Company): void {
    if (followed.has(company.name)) return;
    const title_filters = { include: [], exclude: [] };
    saving.save([{ op: "upsert", company_name: company.name, title_filters, is_enabled: true }]);
  }

  const enabled = settings.filter((setting) => setting.is_enabled);
  const open = settings.reduce(
    (sum, setting) => sum + (byName.get(setting.company_name)?.open_postings ?? 0),
    0,
  );
  return (
    <Page
      heading={companiesCopy.heading}
      sentence={companiesCopy.sentence(settings.length, enabled.length, open)}
      actions={enabled.length > 0 && <PreviewLink />}
    >
      {settings.length === 0 && <EmptyState>{companiesCopy.firstUse}</EmptyState>}
      <AddBox onAdded={follow} />
      <Followed settings={settings} byName={byName} saving={saving} />
      <AvailableCompanies
        companies={companies.filter((company) => !followed.has(company.name))}
        onFollow={follow}
      />
      {children}
    </Page>
  );
}

function PreviewLink() {
  return (
    <Button component={Link} to={paths.preview}>
      {companiesCopy.preview}
    </Button>
  );
}

interface FollowedProps {
  settings: readonly CompanySetting[];
  byName: ReadonlyMap<string, Company>;
  saving: ReturnType<typeof useSaveSettings>;
}

function Followed({ settings, byName, saving }: FollowedProps) {
  if (settings.length === 0) return null;
  const nameOf = (setting: CompanySetting) =>
    byName.get(setting.company_name)?.display_name ?? setting.company_name;
  const rows = [...settings].sort((one, other) => nameOf(one).localeCompare(nameOf(other), "en"));
  const copyToAll = (title_filters: TitleFilters) =>
    saving.save(settings.map((setting) => toUpsert({ ...setting, title_filters })));
  return (
    <section aria-labelledby="your-companies" className={classes.section}>
      <div className={classes.head}>
        <h2 id="your-companies">{companiesCopy.yours}</h2>
        <span role="status" className={classes.saving}>
          {saving.isSaving && companiesCopy.saving}
          {!saving.isSaving && saving.isSaved && saving.errors.size === 0 && companiesCopy.saved}
        </span>
      </div>
      <ul className={classes.list}>
        {rows.map((setting) => (
          <CompanyRow
            key={setting.company_name}
            setting={setting}
            company={byName.get(setting.company_name)}
            error={saving.errors.get(setting.company_name)}
            canCopy={settings.some((row) => !sameWords(row.title_filters, setting.title_filters))}
            onChange={(changed) => saving.save([toUpsert(changed)])}
            onCopy={copyToAll}
            onRemove={(name) => saving.save([{ op: "delete", company_name: name }])}
          />
        ))}
      </ul>
    </section>
  );
}
