/** Fields whose value differs: what went struck through, what came underlined. */
import type { FieldChange } from "@/api/types";
import classes from "@/features/postings/field-changes.module.css";
import { postingCopy } from "@/features/postings/posting-copy";
import { uiCopy } from "@/ui/copy";

const names: Readonly<Record<string, string>> = postingCopy.factNames;

export function FieldChanges({ fields }: { fields: readonly FieldChange[] }) {
  if (fields.length === 0) return null;
  return (
    <dl className={classes.fields} aria-label={postingCopy.versions.fields}>
      {fields.map(({ name, old, new: now }) => (
        <div key={name}>
          <dt>{names[name] ?? name}</dt>
          <dd>
            {old === null ? uiCopy.unknown : <del>{old}</del>}
            {" → "}
            {now === null ? uiCopy.unknown : <ins>{now}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
