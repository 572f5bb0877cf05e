/** The three numbers of a ledger row: what is new, what changed, what is gone. */
import { deltaCopy } from "@/features/ingestion/copy";
import classes from "@/features/ingestion/delta.module.css";
import { formatCount } from "@/lib/count";

interface DeltaProps {
  fresh: number;
  changed: number;
  gone: number;
  goneWord: string;
}

export function Delta({ fresh, changed, gone, goneWord }: DeltaProps) {
  return (
    <span className={classes.delta}>
      <span className="visually-hidden">{deltaCopy.text(fresh, changed, gone, goneWord)}</span>
      <span aria-hidden="true" data-some={fresh > 0 || undefined}>{`+${formatCount(fresh)}`}</span>
      <span aria-hidden="true">{`~${formatCount(changed)}`}</span>
      <span aria-hidden="true">{`−${formatCount(gone)}`}</span>
    </span>
  );
}
