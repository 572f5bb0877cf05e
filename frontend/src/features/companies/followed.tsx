/** The ledger of companies one follows. */
import { useQuery } from "@tanstack/react-query";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import type { Company, CompanySetting } from "@/api/types";
import { CompanyRow } from "@/features/companies/company-row";
import { companiesCopy } from "@/features/companies/copy";
import classes from "@/features/companies/followed.module.css";
import { matchingByCompany, type WordSet } from "@/features/companies/playground";
import { foldedTitlesOptions, MOST_TITLES } from "@/features/companies/queries";
import { useRowActions } from "@/features/companies/use-row-actions";
import type { useSaveSettings } from "@/features/companies/use-save-settings";
import { compareNames } from "@/lib/order";
import { toggled } from "@/lib/toggled";
import { FindBox, findByName } from "@/ui/find-box";
import { LongList } from "@/ui/long-list";

const ROW_HEIGHT = 65;

interface FollowedProps {
  settings: readonly CompanySetting[];
  sets: readonly WordSet[];
  byName: ReadonlyMap<string, Company>;
  saving: ReturnType<typeof useSaveSettings>;
  nameOf: (company: string) => string;
}

export function Followed({ settings, sets, byName, saving, nameOf }: FollowedProps) {
  const matching = useMatching(sets);
  const actions = useRowActions(saving.save);
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((name: string) => setOpen((names) => toggled(names, name)), []);
  const nameOfRow = useCallback((row: CompanySetting) => nameOf(row.company_name), [nameOf]);
  const rows = useMemo(
    () => [...settings].sort((one, other) => compareNames(nameOfRow(one), nameOfRow(other))),
    [settings, nameOfRow],
  );
  if (settings.length === 0) return null;
  const found = findByName(rows, typed, nameOfRow);
  return (
    <section aria-labelledby="your-companies" className={classes.section}>
      <div className={classes.head}>
        <h2 id="your-companies">{companiesCopy.yours}</h2>
        <span role="status" className={classes.saving}>
          {saving.isSaving && companiesCopy.saving}
          {!saving.isSaving && saving.isSaved && saving.errors.size === 0 && companiesCopy.saved}
        </span>
      </div>
      <FindBox typed={typed} onType={setTyped} found={found.length} all={rows.length} />
      <LongList
        name="companies"
        rows={found}
        keyOf={(row) => row.company_name}
        rowHeight={ROW_HEIGHT}
        className={classes.list}
        attributesOf={(row) => ({ className: classes.row, "aria-label": nameOfRow(row) })}
      >
        {(setting) => (
          <CompanyRow
            setting={setting}
            company={byName.get(setting.company_name)}
            matching={matching?.get(setting.company_name)}
            error={saving.errors.get(setting.company_name)}
            canCopy={sets.length > 1}
            isOpen={open.has(setting.company_name)}
            onToggle={toggle}
            actions={actions}
          />
        )}
      </LongList>
    </section>
  );
}

/** Counts only when every title is known, since a number on screen has to be the whole truth. */
function useMatching(sets: readonly WordSet[]): Map<string, number> | null {
  const titles = useQuery(foldedTitlesOptions);
  const known = useDeferredValue(titles.data);
  const judged = useDeferredValue(sets);
  return useMemo(() => {
    if (known === undefined || known.length === 0 || known.length >= MOST_TITLES) return null;
    return matchingByCompany(known, judged);
  }, [known, judged]);
}
