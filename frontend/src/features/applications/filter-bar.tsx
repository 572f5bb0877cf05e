/** What stands over the applications: the box that finds, the tag, the stage, and board or table. */
import { NativeSelect, TextInput } from "@mantine/core";
import type { RefObject } from "react";
import type { Filters, View } from "@/features/applications/application-filters";
import { applicationsCopy } from "@/features/applications/copy";
import classes from "@/features/applications/filter-bar.module.css";
import { STAGES, type Stage } from "@/lib/stages";
import { Choice } from "@/ui/choice";
import { uiCopy } from "@/ui/copy";
import { useTyped } from "@/ui/use-typed";

const LONGEST_TEXT = 200;

interface FilterBarProps {
  filters: Filters;
  view: View;
  onChange: (changed: Partial<Filters>) => void;
  /** Those of what is on screen. */
  tags: readonly string[];
  box: RefObject<HTMLInputElement | null>;
}

export function FilterBar({ filters, view, onChange, tags, box }: FilterBarProps) {
  const { find, findHint, tag, anyTag, views, stage, anyStage } = applicationsCopy;
  const [typed, setTyped] = useTyped(filters.q, (q) => onChange({ q }));
  const offered = [...new Set([...tags, filters.tag])].filter((one) => one !== "").toSorted();
  return (
    <search className={classes.bar} aria-label={applicationsCopy.narrow}>
      <TextInput
        ref={box}
        className={classes.find}
        type="search"
        label={find}
        placeholder={findHint}
        value={typed}
        maxLength={LONGEST_TEXT}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <NativeSelect
        className={classes.tag}
        label={tag}
        value={filters.tag}
        disabled={offered.length === 0}
        data={[{ value: "", label: anyTag }, ...offered]}
        onChange={(event) => onChange({ tag: event.currentTarget.value })}
      />
      {view === "table" && (
        <NativeSelect
          label={stage}
          value={filters.stage}
          data={[
            { value: "", label: anyStage },
            ...STAGES.map((value) => ({ value, label: uiCopy.stages[value] })),
          ]}
          onChange={(event) => onChange({ stage: event.currentTarget.value as Stage | "" })}
        />
      )}
      <Choice
        label={applicationsCopy.view}
        value={view}
        choices={(["board", "table"] as const).map((value) => ({ value, label: views[value] }))}
        onChange={(next) => onChange({ view: next })}
      />
    </search>
  );
}
