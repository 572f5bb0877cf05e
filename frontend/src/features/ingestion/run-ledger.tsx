/** The companies of a run, each with its stage, its numbers, and why it was not read wholly. */
import { memo, useMemo, useState } from "react";
import { settledCount } from "@/api/run-states";
import type { CompanyProgress } from "@/api/types";
import { deltaCopy, runCopy } from "@/features/ingestion/copy";
import { Delta } from "@/features/ingestion/delta";
import { companyStage, companyTrouble } from "@/features/ingestion/progress";
import classes from "@/features/ingestion/run-ledger.module.css";
import { percent } from "@/lib/count";
import { compareNames } from "@/lib/order";
import { FindBox, findByName } from "@/ui/find-box";
import { LongList } from "@/ui/long-list";
import { Notice } from "@/ui/notice";

const ROW_HEIGHT = 69;

export function RunLedger({ companies }: { companies: readonly CompanyProgress[] }) {
  const [typed, setTyped] = useState("");
  const rows = useMemo(() => [...companies].sort(byDisplayName), [companies]);
  if (companies.length === 0) return null;
  const found = findByName(rows, typed, (row) => row.display_name);
  return (
    <section aria-labelledby="companies">
      <h2 id="companies" className={classes.heading}>
        {runCopy.ledger}
      </h2>
      <FindBox typed={typed} onType={setTyped} found={found.length} all={rows.length} />
      <LongList
        name="run"
        rows={found}
        keyOf={(row) => row.company}
        rowHeight={ROW_HEIGHT}
        className={classes.list}
        attributesOf={() => ({ className: classes.row })}
      >
        {(row) => <CompanyLine company={row} />}
      </LongList>
    </section>
  );
}

function byDisplayName(one: CompanyProgress, other: CompanyProgress): number {
  return compareNames(one.display_name, other.display_name);
}

/** Drawn again only when its own company has news, since hundreds stand in one run. */
const CompanyLine = memo(function CompanyLine({ company }: { company: CompanyProgress }) {
  const trouble = companyTrouble(company);
  const done = settledCount(company);
  return (
    <>
      <div className={classes.line}>
        <h3 className={classes.name}>{company.display_name}</h3>
        <span className={classes.stage}>{companyStage(company)}</span>
        <Delta
          fresh={company.new}
          changed={company.changed}
          gone={company.closed}
          goneWord={deltaCopy.closed}
        />
      </div>
      {done > 0 && done < company.total && (
        <span className={classes.bar} data-bar="" aria-hidden="true">
          <span style={{ width: `${percent(done, company.total)}%` }} />
        </span>
      )}
      <p className={classes.notes}>{companyNotes(company)}</p>
      {trouble !== null && (
        <Notice tone={company.state === "failed" ? "danger" : "warn"}>{trouble}</Notice>
      )}
    </>
  );
});

function companyNotes(company: CompanyProgress): string {
  return [
    company.narrowed && runCopy.narrowed,
    company.left_out > 0 && runCopy.leftOut(company.left_out),
    company.error > 0 && runCopy.errors(company.error),
    company.expired > 0 && runCopy.expired(company.expired),
  ]
    .filter(Boolean)
    .join(" · ");
}
