/** The ledger of companies one follows. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Company, CompanySetting } from "@/api/types";
import { CompanyRow } from "@/features/companies/company-row";
import { companiesCopy } from "@/features/companies/copy";
import classes from "@/features/companies/followed.module.css";
import { foldTitles, matchingByCompany } from "@/features/companies/playground";
import { MOST_TITLES, titlesOptions } from "@/features/companies/queries";
import { toUpsert } from "@/features/companies/setting-ops";
import type { useSaveSettings } from "@/features/companies/use-save-settings";
import { sameWords, type TitleFilters } from "@/lib/title-words";
import { showToast } from "@/ui/toast-store";

interface FollowedProps {
  settings: readonly CompanySetting[];
  byName: ReadonlyMap<string, Company>;
  saving: ReturnType<typeof useSaveSettings>;
  nameOf: (company: string) => string;
}

export function Followed({ settings, byName, saving, nameOf }: FollowedProps) {
  const matching = useMatching(settings);
  if (settings.length === 0) return null;
  const rows = [...settings].sort((one, other) =>
    nameOf(one.company_name).localeCompare(nameOf(other.company_name), "en"),
  );

  function remove(setting: CompanySetting): void {
    saving.save([{ op: "delete", company_name: setting.company_name }]);
    showToast(companiesCopy.removed(nameOf(setting.company_name)), () =>
      saving.save([toUpsert(setting)]),
    );
  }

  function copyToAll(title_filters: TitleFilters): void {
    saving.save(settings.map((setting) => toUpsert({ ...setting, title_filters })));
    showToast(companiesCopy.copied(settings.length), () => saving.save(settings.map(toUpsert)));
  }

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
            matching={matching?.get(setting.company_name)}
            error={saving.errors.get(setting.company_name)}
            canCopy={settings.some((row) => !sameWords(row.title_filters, setting.title_filters))}
            onChange={(changed) => saving.save([toUpsert(changed)])}
            onCopy={copyToAll}
            onRemove={remove}
          />
        ))}
      </ul>
    </section>
  );
}

/** Counts only when every title is known, since a number on screen has to be the whole truth. */
function useMatching(settings: readonly CompanySetting[]): Map<string, number> | null {
  const titles = useQuery(titlesOptions);
  return useMemo(() => {
    const known = titles.data ?? [];
    if (known.length === 0 || known.length >= MOST_TITLES) return null;
    return matchingByCompany(foldTitles(known), settings);
  }, [titles.data, settings]);
}
