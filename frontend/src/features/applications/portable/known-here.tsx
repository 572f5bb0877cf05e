/** What of an import is known here: what is here already, and what was deleted; with what is to be done about each. */
import { type ReactNode, useId } from "react";
import type { ImportChoice } from "@/api/portable";
import type { ImportPlan } from "@/api/types";
import { portableCopy } from "@/features/applications/portable/copy";
import classes from "@/features/applications/portable/portable.module.css";
import { placeOf, useBeginning } from "@/features/applications/portable/told-list";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { Choice } from "@/ui/choice";

const { import: copy } = portableCopy;

type Known = ImportPlan["duplicates"][number];

interface KnownHereProps {
  plan: ImportPlan;
  choice: ImportChoice;
  onChoose: (choice: ImportChoice) => void;
}

export function KnownHere({ plan, choice, onChoose }: KnownHereProps) {
  const { kind, duplicates, deleted, deleted_documents: documents } = plan;
  return (
    <>
      {duplicates.length > 0 && (
        <div className={classes.told}>
          <KnownList heading={copy.duplicates(duplicates.length)} known={duplicates} of={kind}>
            {({ title, company, application_id }) => (
              <Link to={paths.application(application_id)} target="_blank">
                {title}, {company}
              </Link>
            )}
          </KnownList>
          <Choice
            label={copy.duplicatesChoice}
            hint={copy.duplicatesHint}
            value={choice.duplicates}
            choices={[
              { value: "skip", label: copy.skip },
              { value: "add", label: copy.add },
            ]}
            onChange={(next) => onChoose({ ...choice, duplicates: next })}
          />
        </div>
      )}
      {deleted.length + documents > 0 && (
        <div className={classes.told}>
          {deleted.length > 0 && (
            <KnownList heading={copy.deleted(deleted.length)} known={deleted} of={kind}>
              {({ title, company }) => `${title}, ${company}`}
            </KnownList>
          )}
          {documents > 0 && <p>{copy.deletedDocuments(documents)}</p>}
          <Choice
            label={copy.deletedChoice}
            hint={copy.deletedHint}
            value={choice.deleted}
            choices={[
              { value: "leave", label: copy.stay },
              { value: "restore", label: copy.restore },
            ]}
            onChange={(next) => onChoose({ ...choice, deleted: next })}
          />
        </div>
      )}
    </>
  );
}

interface KnownListProps {
  heading: string;
  known: readonly Known[];
  of: ImportPlan["kind"];
  children: (one: Known) => ReactNode;
}

function KnownList({ heading, known, of, children }: KnownListProps) {
  const headingId = useId();
  const { beginning, more } = useBeginning(known);
  return (
    <>
      <p id={headingId}>{heading}</p>
      <ul aria-labelledby={headingId}>
        {beginning.map((one) => (
          <li key={one.place}>
            <span>{placeOf(of, one.place)}</span> {children(one)}
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}
