/** Of which time and which applications the numbers are, as the address says. */
import { INSIGHTS_RANGES, type InsightsSearch } from "@/api/insights";
import { useSearchParams } from "@/lib/router";

const LONGEST_TAG = 100;

export function useInsightsSearch(): [InsightsSearch, (change: Partial<InsightsSearch>) => void] {
  const [params, setParams] = useSearchParams();
  const view = Number(params.get("view"));
  const search: InsightsSearch = {
    range: INSIGHTS_RANGES.find((one) => one === params.get("range")) ?? "all",
    tag: (params.get("tag") ?? "").slice(0, LONGEST_TAG),
    view: Number.isSafeInteger(view) && view > 0 ? view : null,
  };

  function change(changed: Partial<InsightsSearch>): void {
    const next = { ...search, ...changed };
    const wanted = Object.entries({
      range: next.range === "all" ? "" : next.range,
      tag: next.tag,
      view: next.view === null ? "" : String(next.view),
    }).filter(([, value]) => value !== "");
    setParams(new URLSearchParams(wanted), { replace: true, preventScrollReset: true });
  }
  return [search, change];
}
