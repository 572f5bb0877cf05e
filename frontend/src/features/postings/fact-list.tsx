/** Facts in two columns, and the table of where each was read. */
import type { ReactNode } from "react";
import type { JobFact } from "@/api/types";
import classes from "@/features/postings/fact-list.module.css";
import { postingCopy } from "@/features/postings/posting-copy";
import { uiCopy } from "@/ui/copy";

export type FactRows = [label: string, value: ReactNode][];

export function FactList({ rows }: { rows: FactRows }) {
  return (
    <dl className={classes.facts}>
      {rows.map(([label, value]) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{value || uiCopy.unknown}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is there on demand, under the facts. */
export function MoreFacts({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className={classes.sources}>
      <summary>{label}</summary>
      {children}
    </details>
  );
}

const factNames: Readonly<Record<string, string>> = postingCopy.factNames;

export function FactSources({ facts }: { facts: readonly JobFact[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{postingCopy.fact}</th>
          <th scope="col">{postingCopy.value}</th>
          <th scope="col">{postingCopy.source}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={`${fact.name} ${fact.value} ${fact.source}`}>
            <th scope="row">{factNames[fact.name] ?? fact.name}</th>
            <td>{fact.value}</td>
            <td>{fact.source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
