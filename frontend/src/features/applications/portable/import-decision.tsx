/** What an import would bring, what is to be decided about it, and the writing of it. */
import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { type ImportChoice, writeImport } from "@/api/portable";
import type { ImportPlan } from "@/api/types";
import { portableCopy } from "@/features/applications/portable/copy";
import { ImportColumns } from "@/features/applications/portable/import-columns";
import type { ImportReadProps } from "@/features/applications/portable/import-read";
import { KnownHere } from "@/features/applications/portable/known-here";
import { isEmpty, isRefusal, NO_CHOICE, planOptions } from "@/features/applications/portable/plan";
import classes from "@/features/applications/portable/portable.module.css";
import { ToldList } from "@/features/applications/portable/told-list";
import { ErrorState } from "@/ui/states";

const { import: copy } = portableCopy;

interface ImportDecisionProps extends ImportReadProps {
  /** As the server read it with nothing decided. */
  first: ImportPlan;
}

export function ImportDecision({ chosen, first, onLeave, onWritten }: ImportDecisionProps) {
  const headingId = useId();
  const [choice, setChoice] = useState<ImportChoice>(NO_CHOICE);
  const plan = useQuery({ ...planOptions(chosen, choice), placeholderData: (shown) => shown });
  const shown = plan.data ?? first;
  const seen = asSeen(choice, first, shown);
  const write = useMutation({
    mutationFn: () => writeImport(chosen.file, seen),
    onSuccess: (written) =>
      onWritten(written, seen.duplicates === "skip" ? written.duplicates.length : 0),
  });
  const isLooking = plan.isFetching || plan.isPlaceholderData;
  const isReady = plan.isSuccess && !isLooking && !isEmpty(shown, choice) && !write.isPending;

  return (
    <section aria-labelledby={headingId} className={classes.plan}>
      <h3 id={headingId}>{copy.plan(chosen.file.name)}</h3>
      {first.columns.length > 0 && (
        <ImportColumns
          columns={first.columns}
          means={seen.columns}
          dayFirst={seen.dayFirst}
          onMean={(columns) => setChoice({ ...choice, columns })}
          onDayFirst={(dayFirst) => setChoice({ ...choice, dayFirst })}
        />
      )}
      {plan.isError ? (
        <ErrorState
          failed={copy.planFailed}
          error={plan.error}
          safe={copy.planSafe}
          onRetry={() => void plan.refetch()}
        />
      ) : (
        <p role="status" className={classes.state}>
          {isLooking ? copy.looking : `${copy.brings(shown)} ${copy.holds(shown)}`}
        </p>
      )}
      <KnownHere plan={shown} choice={choice} onChoose={setChoice} />
      <ToldList
        heading={copy.leftOut(shown.left_out.length)}
        told={shown.left_out}
        of={shown.kind}
      />
      <ToldList heading={copy.doubts(shown.doubts.length)} told={shown.doubts} of={shown.kind} />
      {write.isError && (
        <ErrorState
          failed={copy.writeFailed}
          error={write.error}
          safe={isRefusal(write.error) ? copy.choicesKept : copy.unsure}
        />
      )}
      <div className={classes.ways}>
        <Button
          aria-disabled={!isReady || undefined}
          onClick={() => {
            if (isReady) write.mutate();
          }}
        >
          {copy.write(shown)}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {copy.leave}
        </Button>
        <span role="status">
          {write.isPending && copy.writing}
          {!write.isPending && !isLooking && isEmpty(shown, choice) && copy.nothing}
        </span>
      </div>
    </section>
  );
}

/** Exactly what is on screen is what will be written, whatever of it the server had guessed. */
function asSeen(choice: ImportChoice, first: ImportPlan, shown: ImportPlan): ImportChoice {
  const guessed = first.columns.map(({ means }) => means);
  return {
    ...choice,
    columns: choice.columns.length > 0 ? choice.columns : guessed,
    dayFirst: choice.dayFirst ?? shown.day_first ?? null,
  };
}
