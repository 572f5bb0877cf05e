/** The newest versions of the user's documents, of which some may be marked as sent along with a move. */
import { useQuery } from "@tanstack/react-query";
import { documentCopy } from "@/features/applications/documents/document-copy";
import classes from "@/features/applications/documents/documents.module.css";
import { documentsOptions } from "@/features/applications/documents/queries";
import { toggled } from "@/lib/toggled";

interface DocumentsToSendProps {
  /** The ids of the versions. */
  chosen: ReadonlySet<number>;
  onChange: (chosen: ReadonlySet<number>) => void;
}

export function DocumentsToSend({ chosen, onChange }: DocumentsToSendProps) {
  const { data = [] } = useQuery(documentsOptions);
  const newest = data.flatMap(({ name, versions }) =>
    versions
      .slice(0, 1)
      .map(({ id, number }) => ({ id, words: documentCopy.version(name, number) })),
  );
  if (newest.length === 0) return null;
  return (
    <fieldset className={classes.choices}>
      <legend>{documentCopy.moving}</legend>
      {newest.map(({ id, words }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.has(id)}
            onChange={() => onChange(toggled(chosen, id))}
          />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  );
}
