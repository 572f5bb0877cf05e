/** Of which time and which applications the numbers are, as the address says. */
import { INSIGHTS_RANGES, type InsightsSearch } from "@/api/insights";
import { useAddressQuery } from "@/lib/use-address-query";

const LONGEST_TAG = 100;

export function useInsightsSearch(): [InsightsSearch, (change: Partial<InsightsSearch>) => void] {
  const [params, changeQuery] = useAddressQuery();
  return [
    readInsights(params),
    (changed) => changeQuery((current) => writeInsights({ ...readInsights(current), ...changed })),
  ];
}

function readInsights(params: URLSearchParams): InsightsSearch {
  const view = Number(params.get("view"));
  return {
    range: INSIGHTS_RANGES.find((one) => one === params.get("range")) ?? "all",
    tag: (params.get("tag") ?? "").slice(0, LONGEST_TAG),
    view: Number.isSafeInteger(view) && view > 0 ? view : null,
  };
}

function writeInsights({ range, tag, view }: InsightsSearch): URLSearchParams {
  const wanted = Object.entries({
    range: range === "all" ? "" : range,
    tag,
    view: view === null ? "" : String(view),
  });
  return new URLSearchParams(wanted.filter(([, value]) => value !== ""));
}
