/** What is asked for of the applications, kept in the address; the view besides in this browser. */
import { useCallback, useMemo } from "react";
import {
  type Filters,
  readFilters,
  type View,
  writeFilters,
} from "@/features/applications/application-filters";
import { remembered } from "@/lib/remembered";
import { useSearchParams } from "@/lib/router";
import { useStore } from "@/lib/store";

export const keptView = remembered<View | "unset">("applications-view", "unset", [
  ...(["board", "table", "unset"] as const),
]);

export function useFilters() {
  const [params, setParams] = useSearchParams();
  const kept = useStore(keptView);
  const filters = useMemo(() => readFilters(params), [params]);
  const change = useCallback(
    (changed: Partial<Filters>) => {
      if (changed.view) keptView.set(changed.view);
      setParams((current) => writeFilters({ ...readFilters(current), ...changed }), {
        replace: true,
        preventScrollReset: true,
      });
    },
    [setParams],
  );
  return { filters, change, chosenView: filters.view ?? (kept === "unset" ? null : kept) };
}
