/** A chosen file as the server first reads it: refused with the reason, or laid out to be decided about. */
import { useQuery } from "@tanstack/react-query";
import type { ImportPlan } from "@/api/types";
import { portableCopy } from "@/features/applications/portable/copy";
import { ImportDecision } from "@/features/applications/portable/import-decision";
import {
  type Chosen,
  isRefusal,
  NO_CHOICE,
  planOptions,
} from "@/features/applications/portable/plan";
import classes from "@/features/applications/portable/portable.module.css";
import { ErrorState } from "@/ui/states";

const { import: copy } = portableCopy;

export interface ImportReadProps {
  chosen: Chosen;
  onLeave: () => void;
  onWritten: (plan: ImportPlan, skipped: number) => void;
}

export function ImportRead(props: ImportReadProps) {
  const { name } = props.chosen.file;
  const first = useQuery(planOptions(props.chosen, NO_CHOICE));
  return (
    <>
      <p role="status" className={classes.state}>
        {first.isPending && copy.reading(name)}
      </p>
      {first.isError &&
        (isRefusal(first.error) ? (
          <ErrorState failed={copy.refused(name)} error={first.error} />
        ) : (
          <ErrorState
            failed={copy.refused(name)}
            error={first.error}
            safe={copy.nothingWritten}
            onRetry={() => void first.refetch()}
          />
        ))}
      {first.isSuccess && <ImportDecision {...props} first={first.data} />}
    </>
  );
}
