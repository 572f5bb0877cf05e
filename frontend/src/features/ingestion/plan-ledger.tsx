/** The companies of a plan, one row each, in the order of their names. */
import { useCallback, useState } from "react";
import { planCopy } from "@/features/ingestion/copy";
import type { PlanRow as Row } from "@/features/ingestion/plan";
import classes from "@/features/ingestion/plan-ledger.module.css";
import { PlanRow } from "@/features/ingestion/plan-row";
import { toggled } from "@/lib/toggled";
import { FindBox, findByName } from "@/ui/find-box";
import { LongList } from "@/ui/long-list";

const ROW_HEIGHT = 69;

interface PlanLedgerProps {
  rows: readonly Row[];
  unwanted: ReadonlySet<string>;
  onChoose: (name: string, isWanted: boolean) => void;
}

export function PlanLedger({ rows, unwanted, onChoose }: PlanLedgerProps) {
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((name: string) => setOpen((before) => toggled(before, name)), []);
  const found = findByName(rows, typed, (row) => row.displayName);
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger" className={classes.title}>
        {planCopy.ledger}
      </h2>
      <FindBox typed={typed} onType={setTyped} found={found.length} all={rows.length} />
      <LongList
        name="plan"
        rows={found}
        keyOf={(row) => row.name}
        rowHeight={ROW_HEIGHT}
        className={classes.list}
        attributesOf={() => ({ className: classes.row })}
      >
        {(row) => (
          <PlanRow
            {...row}
            isWanted={!unwanted.has(row.name)}
            isOpen={open.has(row.name)}
            onChoose={onChoose}
            onToggle={toggle}
          />
        )}
      </LongList>
    </section>
  );
}
