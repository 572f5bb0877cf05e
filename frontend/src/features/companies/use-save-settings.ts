/** Saves setting changes at once on screen and then on the server, with an error per company. */
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { saveSettings } from "@/api/endpoints";
import { keys } from "@/api/keys";
import type { CompanySetting, SettingOp } from "@/api/types";
import { settingsOptions } from "@/features/companies/queries";
import {
  applyOps,
  changesWhoIsFollowed,
  refusals,
  restoreRows,
} from "@/features/companies/setting-ops";
import { problemText } from "@/lib/problem";

export type RowErrors = ReadonlyMap<string, string>;

export function useSaveSettings() {
  const client = useQueryClient();
  const [errors, setErrors] = useState<RowErrors>(new Map());
  const mutation = useMutation({
    mutationKey: ["save-settings"],
    // One after the other, so that two quick edits of one row cannot overtake each other.
    scope: { id: "settings" },
    mutationFn: ({ ops }: Change) => saveSettings(ops),
    onSuccess: (results, { before }) => {
      const refused = refusals(results);
      if (refused.size === 0) return;
      putBack(client, before, new Set(refused.keys()));
      setErrors((shown) => new Map([...shown, ...refused]));
    },
    onError: (error, { ops, before }) => {
      const names = namesOf(ops);
      putBack(client, before, names);
      setErrors((shown) => withErrors(shown, names, problemText(error)));
    },
    onSettled: (_results, _error, change) => refresh(client, change),
  });

  const { mutate } = mutation;
  const save = useCallback(
    (ops: SettingOp[]): void => {
      const before = client.getQueryData(settingsOptions.queryKey) ?? [];
      void client.cancelQueries({ queryKey: keys.settings });
      const after = applyOps(before, ops, new Date().toISOString());
      client.setQueryData(settingsOptions.queryKey, after);
      setErrors((shown) => withoutErrors(shown, namesOf(ops)));
      mutate({ ops, before });
    },
    [client, mutate],
  );

  return { save, errors, isSaving: mutation.isPending, isSaved: mutation.isSuccess };
}

interface Change {
  ops: SettingOp[];
  before: CompanySetting[];
}

function putBack(client: QueryClient, before: CompanySetting[], names: ReadonlySet<string>): void {
  client.setQueryData(settingsOptions.queryKey, (shown) => restoreRows(shown ?? [], before, names));
}

/** Only after the last of several changes, since an answer in between would undo the later ones. */
function refresh(client: QueryClient, { ops, before }: Change): void {
  client.removeQueries({ queryKey: keys.dryRun });
  if (changesWhoIsFollowed(ops, before)) void client.invalidateQueries({ queryKey: keys.titles });
  if (client.isMutating({ mutationKey: ["save-settings"] }) > 1) return;
  void client.invalidateQueries({ queryKey: keys.settings });
}

function namesOf(ops: readonly SettingOp[]): Set<string> {
  return new Set(ops.map((op) => op.company_name));
}

function withErrors(shown: RowErrors, names: ReadonlySet<string>, text: string): RowErrors {
  return new Map([...shown, ...[...names].map((name) => [name, text] as const)]);
}

function withoutErrors(shown: RowErrors, names: ReadonlySet<string>): RowErrors {
  return new Map([...shown].filter(([name]) => !names.has(name)));
}
