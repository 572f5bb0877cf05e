/** What can be done to a company one follows, each with its way back. */
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { CompanySetting } from "@/api/types";
import { companiesCopy } from "@/features/companies/copy";
import { settingsOptions } from "@/features/companies/queries";
import { toUpsert } from "@/features/companies/setting-ops";
import type { useSaveSettings } from "@/features/companies/use-save-settings";
import type { TitleFilters } from "@/lib/title-words";
import { showToast } from "@/ui/toast-store";

export interface RowActions {
  change: (setting: CompanySetting) => void;
  remove: (setting: CompanySetting, name: string) => void;
  copyToAll: (filters: TitleFilters) => void;
}

/** The same functions as long as `save` is the same, so that rows need not be drawn again. */
export function useRowActions(save: ReturnType<typeof useSaveSettings>["save"]): RowActions {
  const client = useQueryClient();
  return useMemo(
    () => ({
      change: (setting) => save([toUpsert(setting)]),
      remove: (setting, name) => {
        save([{ op: "delete", company_name: setting.company_name }]);
        showToast(companiesCopy.removed(name), () => save([toUpsert(setting)]));
      },
      copyToAll: (title_filters) => {
        const before = client.getQueryData(settingsOptions.queryKey) ?? [];
        save(before.map((setting) => toUpsert({ ...setting, title_filters })));
        showToast(companiesCopy.copied(before.length), () => save(before.map(toUpsert)));
      },
    }),
    [client, save],
  );
}
