/** A company's titles in the plan, by what would become of them; those left out by the word. */
import { Tabs } from "@mantine/core";
import type { CompanyPlan, ExcludedJob, IncludedJob } from "@/api/types";
import { planCopy } from "@/features/ingestion/copy";
import classes from "@/features/ingestion/plan-row.module.css";
import { TitleList } from "@/features/ingestion/title-list";
import { formatCount } from "@/lib/count";

const STATES = ["new", "changed", "known"] as const;

export function PlanTitles({ plan, name }: { plan: CompanyPlan; name: string }) {
  const inState = (state: IncludedJob["state"]) =>
    plan.included_jobs.filter((job) => job.state === state);
  const lists = STATES.map((key) => ({ key, jobs: inState(key) }));
  const filled = lists.find(({ jobs }) => jobs.length > 0)?.key;
  return (
    <Tabs
      defaultValue={filled ?? (plan.excluded_jobs.length > 0 ? "out" : "new")}
      keepMounted={false}
      color="var(--accent)"
    >
      <Tabs.List aria-label={planCopy.showTitles(name)} className={classes.tabs}>
        {lists.map(({ key, jobs }) => (
          <Tabs.Tab key={key} value={key}>
            {planCopy.tabs[key]} {formatCount(jobs.length)}
          </Tabs.Tab>
        ))}
        <Tabs.Tab value="out">
          {planCopy.tabs.out} {formatCount(plan.excluded_jobs.length)}
        </Tabs.Tab>
      </Tabs.List>
      {lists.map(({ key, jobs }) => (
        <Tabs.Panel key={key} value={key}>
          <TitleList jobs={jobs} />
        </Tabs.Panel>
      ))}
      <Tabs.Panel value="out">
        <LeftOut jobs={plan.excluded_jobs} />
      </Tabs.Panel>
    </Tabs>
  );
}

function LeftOut({ jobs }: { jobs: readonly ExcludedJob[] }) {
  if (jobs.length === 0) return <TitleList jobs={jobs} />;
  return byWord(jobs).map(([word, group]) => (
    <section key={word}>
      <h4 className={classes.word}>{planCopy.byWord(word, group.length)}</h4>
      <TitleList jobs={group} />
    </section>
  ));
}

/** The word that left out the most comes first; titles without any wanted word are under no word. */
function byWord(jobs: readonly ExcludedJob[]): [string, ExcludedJob[]][] {
  const groups = new Map<string, ExcludedJob[]>();
  for (const job of jobs) {
    const word = job.reason.rule === "exclude" ? (job.reason.word ?? "") : "";
    const group = groups.get(word);
    if (group === undefined) groups.set(word, [job]);
    else group.push(job);
  }
  return [...groups].sort(([, one], [, other]) => other.length - one.length);
}
