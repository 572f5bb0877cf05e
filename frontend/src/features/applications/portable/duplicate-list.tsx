/** What of an import is here already, each with a way to look at it, and whether it is added all the same. */
import { useId } from "react";
import type { ImportChoice } from "@/api/portable";
import type { ImportPlan } from "@/api/types";
import { portableCopy } from "@/features/applications/portable/copy";
import classes from "@/features/applications/portable/portable.module.css";
import { placeOf, useBeginning } from "@/features/applications/portable/told-list";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { Choice } from "@/ui/choice";

const { import: copy } = portableCopy;

interface DuplicateListProps {
  duplicates: ImportPlan["duplicates"];
  of: ImportPlan["kind"];
  chosen: ImportChoice["duplicates"];
  onChoose: (chosen: ImportChoice["duplicates"]) => void;
}

export function DuplicateList({ duplicates, of, chosen, onChoose }: DuplicateListProps) {
  const { beginning, more } = useBeginning(duplicates);
  const headingId = useId();
  if (duplicates.length === 0) return null;
  return (
    <div className={classes.told}>
      <p id={headingId}>{copy.duplicates(duplicates.length)}</p>
      <ul aria-labelledby={headingId}>
        {beginning.map(({ place, company, title, application_id }) => (
          <li key={place}>
            <span>{placeOf(of, place)}</span>{" "}
            <Link to={paths.application(application_id)} target="_blank">
              {title}, {company}
            </Link>
          </li>
        ))}
      </ul>
      {more}
      <Choice
        label={copy.duplicatesChoice}
        hint={copy.duplicatesHint}
        value={chosen}
        choices={[
          { value: "skip", label: copy.skip },
          { value: "add", label: copy.add },
        ]}
        onChange={onChoose}
      />
    </div>
  );
}
