/** One company in the plan: whether it is wanted, what it would bring, and its titles on demand. */
import { Checkbox } from "@mantine/core";
import { memo, useId } from "react";
import type { CompanyPlan } from "@/api/types";
import { readingCopy } from "@/features/companies/readings";
import { deltaCopy, planCopy } from "@/features/ingestion/copy";
import { Delta } from "@/features/ingestion/delta";
import { isUnread, type PlanRow as Row, reasonWords } from "@/features/ingestion/plan";
import classes from "@/features/ingestion/plan-row.module.css";
import { PlanTitles } from "@/features/ingestion/plan-titles";

interface PlanRowProps extends Row {
  isWanted: boolean;
  isOpen: boolean;
  onChoose: (name: string, isWanted: boolean) => void;
  onToggle: (name: string) => void;
}

/** Drawn again only when its own company has news, since hundreds stand in one plan. */
export const PlanRow = memo(function PlanRow(props: PlanRowProps) {
  const { name, displayName, plan, isChecking, isWanted, onChoose } = props;
  const boxId = useId();
  const read = plan === undefined || isUnread(plan) || isChecking ? null : plan;
  return (
    <>
      <label className={classes.box} htmlFor={boxId}>
        <span className="visually-hidden">{planCopy.include(displayName)}</span>
        <Checkbox
          id={boxId}
          color="var(--accent)"
          iconColor="var(--on-accent)"
          checked={isWanted}
          onChange={(event) => onChoose(name, event.currentTarget.checked)}
        />
      </label>
      {read === null ? (
        <>
          <div className={classes.line} data-unwanted={!isWanted || undefined}>
            <h3 className={classes.name} data-closed="true">
              {displayName}
            </h3>
          </div>
          <p className={classes.notes}>{isChecking ? planCopy.asking : unreadNotes(props)}</p>
        </>
      ) : (
        <ReadRow {...props} plan={read} />
      )}
    </>
  );
});

type ReadRowProps = PlanRowProps & { plan: CompanyPlan };

function ReadRow({ name, displayName, plan, isWanted, isOpen, onToggle }: ReadRowProps) {
  const titlesId = useId();
  return (
    <>
      <div className={classes.line} data-unwanted={!isWanted || undefined}>
        <h3 className={classes.name}>
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={isOpen}
            aria-controls={isOpen ? titlesId : undefined}
            onClick={() => onToggle(name)}
          >
            <span aria-hidden="true" className={classes.arrow}>
              {isOpen ? "▾" : "▸"}
            </span>
            {displayName}
          </button>
        </h3>
        <Delta
          fresh={plan.new}
          changed={plan.changed_listing}
          gone={plan.missing}
          goneWord={deltaCopy.missing}
        />
      </div>
      <p className={classes.notes}>{planNotes(plan)}</p>
      {isOpen && (
        <div id={titlesId} className={classes.titles}>
          {plan.narrowed && <p className={classes.about}>{readingCopy.narrowed}</p>}
          {plan.reused && <p className={classes.about}>{planCopy.reusedSentence}</p>}
          <PlanTitles plan={plan} name={displayName} />
        </div>
      )}
    </>
  );
}

function unreadNotes(row: Row): string {
  return `${planCopy.notRead} ${reasonWords(row)}`;
}

/** Short enough for the place that is kept for it, since rows must not grow as their answers come. */
function planNotes(plan: CompanyPlan): string {
  const isShort = plan.advertised !== null && plan.advertised > plan.total_count;
  return [
    planCopy.keptOf(plan.urls_count, plan.total_count),
    plan.filtered_count > 0 && planCopy.leftOutCount(plan.filtered_count),
    plan.narrowed && planCopy.byWords,
    !plan.narrowed && isShort && planCopy.advertised(plan.advertised ?? 0),
    plan.reused ? planCopy.reused : planCopy.seconds(plan.seconds),
  ]
    .filter(Boolean)
    .join(" · ");
}
