/** The documents that a user keeps, the newest first, each with what can be done about it. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { deleteDocument, restoreDocument } from "@/api/documents";
import { keys } from "@/api/keys";
import type { Application, KeptDocument } from "@/api/types";
import { documentCopy } from "@/features/applications/documents/document-copy";
import { DocumentRow } from "@/features/applications/documents/document-row";
import { placeDocument } from "@/features/applications/documents/queries";
import classes from "@/features/applications/item-section.module.css";
import { problemText } from "@/lib/problem";
import { showToast } from "@/ui/toast-store";

const { own: copy, ways } = documentCopy;

interface OwnDocumentsProps {
  application: Application;
  documents: readonly KeptDocument[];
  onNewVersion: (id: number, files: readonly File[]) => void;
}

export function OwnDocuments({ application, documents, onNewVersion }: OwnDocumentsProps) {
  const remove = useRemoving();
  if (documents.length === 0) return <p className={classes.none}>{copy.none}</p>;
  return (
    <ul className={classes.list} aria-label={copy.list}>
      {documents.map((one) => (
        <DocumentRow
          key={one.id}
          application={application}
          document={one}
          onNewVersion={(files) => onNewVersion(one.id, files)}
          onRemove={() => remove(one)}
        />
      ))}
    </ul>
  );
}

function useRemoving(): (document: KeptDocument) => void {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: keys.documents });
  const restoring = useMutation({
    mutationFn: ({ id }: KeptDocument) => restoreDocument(id),
    onSuccess: (kept) => {
      placeDocument(client, kept);
      showToast(ways.restored(kept.name));
    },
    onError: (error, { name }) => showToast(ways.notRestored(name, problemText(error))),
    onSettled,
  });
  const { mutate } = useMutation({
    mutationFn: ({ id }: KeptDocument) => deleteDocument(id),
    onSuccess: (gone, document) => {
      placeDocument(client, gone);
      showToast(ways.removed(document.name), () => restoring.mutate(document));
    },
    onError: (error, { name }) => showToast(ways.notRemoved(name, problemText(error))),
    onSettled,
  });
  return mutate;
}
