/** What is asked for of the applications, kept in the address; the view besides in this browser. */
import { useCallback, useMemo } from "react";
import {
  type Filters,
  readFilters,
  type View,
  writeFilters,
} from "@/features/applications/application-filters";
import { remembered } from "@/lib/remembered";
import { useStore } from "@/lib/store";
import { useAddressQuery } from "@/lib/use-address-query";

export const keptView = remembered<View | "unset">("applications-view", "unset", [
  ...(["board", "table", "unset"] as const),
]);

export function useFilters() {
  const [params, changeQuery] = useAddressQuery();
  const kept = useStore(keptView);
  const filters = useMemo(() => readFilters(params), [params]);
  const change = useCallback(
    (changed: Partial<Filters>) => {
      if (changed.view) keptView.set(changed.view);
      changeQuery((current) => writeFilters({ ...readFilters(current), ...changed }));
    },
    [changeQuery],
  );
  return { filters, change, chosenView: filters.view ?? (kept === "unset" ? null : kept) };
}
