/** What chooses the time and the applications that the numbers are of. */
import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { INSIGHTS_RANGES, type InsightsSearch } from "@/api/insights";
import { insightsCopy } from "@/features/insights/copy";
import classes from "@/features/insights/insights-page.module.css";
import { viewsOptions } from "@/features/postings/queries";
import { Choice } from "@/ui/choice";
import { useTyped } from "@/ui/use-typed";

interface InsightsFiltersProps {
  search: InsightsSearch;
  onChange: (change: Partial<InsightsSearch>) => void;
}

export function InsightsFilters({ search, onChange }: InsightsFiltersProps) {
  const { range, tag, view } = search;
  const views = useQuery(viewsOptions);
  const [typed, setTyped] = useTyped(tag, (next) => onChange({ tag: next }));
  return (
    <search className={classes.filters} aria-label={insightsCopy.filters}>
      <Choice
        label={insightsCopy.range}
        value={range}
        choices={INSIGHTS_RANGES.map((value) => ({ value, label: insightsCopy.ranges[value] }))}
        onChange={(next) => onChange({ range: next })}
      />
      <NativeSelect
        label={insightsCopy.view}
        value={view ?? ""}
        data={[
          { value: "", label: insightsCopy.allPostings },
          ...(views.data ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        onChange={(event) => onChange({ view: Number(event.currentTarget.value) || null })}
      />
      <TextInput
        type="search"
        label={insightsCopy.tag}
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </search>
  );
}
