/** One company in the preview: what it would bring, and its titles on demand. */
import { Tabs } from "@mantine/core";
import { useId, useState } from "react";
import type { CompanyPlan, ExcludedJob, IncludedJob } from "@/api/types";
import { deltaCopy, planCopy, readingCopy } from "@/features/ingestion/copy";
import { Delta } from "@/features/ingestion/delta";
import { isUnread, type PlanRow as Row } from "@/features/ingestion/plan";
import classes from "@/features/ingestion/plan-row.module.css";
import { TitleList } from "@/features/ingestion/title-list";
import { formatCount } from "@/lib/count";

export function PlanRow({ row }: { row: Row }) {
  const [isOpen, setOpen] = useState(false);
  const titlesId = useId();
  const { displayName, plan } = row;
  return (
    <li className={classes.row}>
      <div className={classes.line}>
        <h3 className={classes.name}>
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={isOpen}
            aria-controls={isOpen ? titlesId : undefined}
            onClick={() => setOpen(!isOpen)}
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
      {plan.narrowed && <p className={classes.notes}>{readingCopy.narrowed}</p>}
      {isOpen && (
        <div id={titlesId} className={classes.titles}>
          <PlanTitles row={row} />
        </div>
      )}
    </li>
  );
}

function planNotes(plan: CompanyPlan): string {
  if (isUnread(plan)) return planCopy.seconds(plan.seconds);
  const isShort = plan.advertised !== null && plan.advertised > plan.total_count;
  return [
    planCopy.keptOf(plan.urls_count, plan.total_count),
    isShort && planCopy.advertised(plan.advertised ?? 0),
    plan.reused && planCopy.reused,
    planCopy.seconds(plan.seconds),
  ]
    .filter(Boolean)
    .join(" · ");
}

function PlanTitles({ row }: { row: Row }) {
  const tabs = titleTabs(row.plan);
  const first = tabs.find(({ jobs }) => jobs.length > 0) ?? tabs[0];
  return (
    <Tabs defaultValue={first?.key} keepMounted={false} color="var(--accent)">
      <Tabs.List aria-label={planCopy.showTitles(row.displayName)} className={classes.tabs}>
        {tabs.map(({ key, jobs }) => (
          <Tabs.Tab key={key} value={key}>
            {planCopy.tabs[key]} {formatCount(jobs.length)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ key, jobs }) => (
        <Tabs.Panel key={key} value={key}>
          <TitleList jobs={jobs} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

interface TitleTab {
  key: keyof typeof planCopy.tabs;
  jobs: readonly (IncludedJob | ExcludedJob)[];
}

function titleTabs(plan: CompanyPlan): TitleTab[] {
  const inState = (state: IncludedJob["state"]) =>
    plan.included_jobs.filter((job) => job.state === state);
  const leftOut = [...plan.excluded_jobs].sort((one, other) =>
    (one.reason.word ?? "").localeCompare(other.reason.word ?? "", "en"),
  );
  return [
    { key: "new", jobs: inState("new") },
    { key: "changed", jobs: inState("changed") },
    { key: "known", jobs: inState("known") },
    { key: "out", jobs: leftOut },
  ];
}
