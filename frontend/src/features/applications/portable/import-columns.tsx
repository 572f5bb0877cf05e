/** What each column of a table means, and how its dates are written. */
import { NativeSelect } from "@mantine/core";
import type { ColumnMeaning, ImportColumn } from "@/api/types";
import { portableCopy } from "@/features/applications/portable/copy";
import classes from "@/features/applications/portable/portable.module.css";
import { Choice } from "@/ui/choice";

const { import: copy } = portableCopy;
const MEANINGS = Object.keys(copy.means).filter(isMeaning);
const CHOICES = MEANINGS.map((value) => ({ value, label: copy.means[value] }));

interface ImportColumnsProps {
  columns: readonly ImportColumn[];
  means: readonly ColumnMeaning[];
  /** Null while no column holds a date. */
  dayFirst: boolean | null;
  onMean: (means: readonly ColumnMeaning[]) => void;
  onDayFirst: (isDayFirst: boolean) => void;
}

export function ImportColumns(props: ImportColumnsProps) {
  const { columns, means, dayFirst, onMean, onDayFirst } = props;
  return (
    <>
      <fieldset className={classes.columns}>
        <legend>{copy.columns}</legend>
        <p className={classes.sentence}>{copy.columnsHint}</p>
        <div className={classes.boxes}>
          {columns.map(({ name, samples }, at) => (
            <NativeSelect
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place alone; names repeat.
              key={at}
              label={name === "" ? copy.unnamed(at + 1) : name}
              description={copy.samples(samples)}
              data={CHOICES}
              value={means[at] ?? "note"}
              onChange={({ currentTarget: { value } }) => {
                if (isMeaning(value)) onMean(means.with(at, value));
              }}
            />
          ))}
        </div>
      </fieldset>
      {dayFirst !== null && means.some((one) => one.endsWith("_on")) && (
        <Choice
          label={copy.dates}
          value={dayFirst ? "day" : "month"}
          choices={[
            { value: "day", label: copy.dayFirst },
            { value: "month", label: copy.monthFirst },
          ]}
          onChange={(first) => onDayFirst(first === "day")}
        />
      )}
    </>
  );
}

function isMeaning(value: string): value is ColumnMeaning {
  return value in copy.means;
}
