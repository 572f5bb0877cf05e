/** The versions of what runs here, for those who report a fault. */
import { useQuery } from "@tanstack/react-query";
import type { About as Versions } from "@/api/types";
import classes from "@/features/account/about.module.css";
import { accountCopy } from "@/features/account/copy";
import { aboutOptions } from "@/features/account/queries";
import { ErrorState, LoadingRows } from "@/ui/states";

const { about: copy } = accountCopy;
const stages: Readonly<Record<string, string>> = copy.stages;

export function About() {
  const about = useQuery(aboutOptions);
  if (about.isPending) return <LoadingRows label={copy.loading} rows={4} />;
  if (about.isError) {
    return (
      <ErrorState
        failed={copy.failed}
        error={about.error}
        safe={accountCopy.safe}
        onRetry={() => void about.refetch()}
      />
    );
  }
  return (
    <dl className={classes.list}>
      {rowsOf(about.data).map(([label, value]) => (
        <div key={label} className={classes.row}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function rowsOf({ version, stage, postgres, python }: Versions): [string, string][] {
  return [
    [copy.version, version],
    [copy.stage, stages[stage] ?? stage],
    [copy.postgres, postgres],
    [copy.python, python],
  ];
}
