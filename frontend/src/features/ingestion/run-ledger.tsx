/** The companies of a run, each with its stage, its numbers, and why it was not read wholly. */
import { settledCount } from "@/api/run-states";
import type { CompanyProgress } from "@/api/types";
import { readingCopy } from "@/features/companies/readings";
import { deltaCopy, runCopy } from "@/features/ingestion/copy";
import { Delta } from "@/features/ingestion/delta";
import { companyStage, companyTrouble } from "@/features/ingestion/progress";
import classes from "@/features/ingestion/run-ledger.module.css";
import { percent } from "@/lib/count";
import { Notice } from "@/ui/notice";

export function RunLedger({ companies }: { companies: readonly CompanyProgress[] }) {
  if (companies.length === 0) return null;
  const rows = [...companies].sort((one, other) =>
    one.display_name.localeCompare(other.display_name, "en"),
  );
  return (
    <section aria-labelledby="companies">
      <h2 id="companies" className={classes.heading}>
        {runCopy.ledger}
      </h2>
      <ul className={classes.list}>
        {rows.map((company) => (
          <CompanyLine key={company.company} company={company} />
        ))}
      </ul>
    </section>
  );
}

function CompanyLine({ company }: { company: CompanyProgress }) {
  const trouble = companyTrouble(company);
  const notes = companyNotes(company);
  return (
    <li className={classes.row}>
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
      <span className={classes.bar} aria-hidden="true">
        <span style={{ width: `${percent(settledCount(company), company.total)}%` }} />
      </span>
      {notes !== "" && <p className={classes.notes}>{notes}</p>}
      {company.narrowed && <p className={classes.notes}>{readingCopy.narrowed}</p>}
      {trouble !== null && (
        <Notice tone={company.state === "failed" ? "danger" : "warn"}>{trouble}</Notice>
      )}
    </li>
  );
}

function companyNotes(company: CompanyProgress): string {
  return [
    company.left_out > 0 && runCopy.leftOut(company.left_out),
    company.error > 0 && runCopy.errors(company.error),
    company.expired > 0 && runCopy.expired(company.expired),
  ]
    .filter(Boolean)
    .join(" · ");
}
