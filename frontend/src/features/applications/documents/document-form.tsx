/** The form that gives a document another name and says what kind it is. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { changeDocument } from "@/api/documents";
import { keys } from "@/api/keys";
import type { Application, DocumentKind, KeptDocument } from "@/api/types";
import { documentCopy } from "@/features/applications/documents/document-copy";
import { placeDocument } from "@/features/applications/documents/queries";
import { type Field, ItemForm, type Values } from "@/features/applications/item-form";

const { form: copy, ways, kinds } = documentCopy;

const FIELDS: readonly Field[] = [
  { name: "name", label: copy.name, kind: "text", isNeeded: true },
  {
    ...{ name: "kind", label: copy.kind, kind: "choice" },
    choices: Object.entries(kinds).map(([value, label]) => ({ value, label })),
  },
];

interface DocumentFormProps {
  application: Application;
  document: KeptDocument;
  onClose: () => void;
}

export function DocumentForm({ application, document, onClose }: DocumentFormProps) {
  const client = useQueryClient();
  const { mutate, error, isPending } = useMutation({
    mutationFn: ({ name = "", kind }: Values) =>
      changeDocument(document.id, { name: name.trim(), kind: kind as DocumentKind }),
    onSuccess: (kept) => {
      placeDocument(client, kept);
      onClose();
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.documents });
      void client.invalidateQueries({ queryKey: keys.application(application.id) });
    },
  });
  return (
    <ItemForm
      label={ways.editOf(document.name)}
      fields={FIELDS}
      start={{ name: document.name, kind: document.kind }}
      error={error}
      isBusy={isPending}
      onSave={(values) => mutate(values)}
      onCancel={onClose}
    />
  );
}
