/** The form that notes which version of a document was sent with an application, to whom and on which day. */
import type { Application, KeptDocument } from "@/api/types";
import { documentCopy } from "@/features/applications/documents/document-copy";
import { type Field, ItemForm, type Values } from "@/features/applications/item-form";
import { useItems } from "@/features/applications/use-items";
import { momentOfDate, todayAsDate } from "@/lib/local-date";
import { orNull } from "@/lib/text";

const { form: copy, ways, own } = documentCopy;

interface SendFormProps {
  application: Application;
  document: KeptDocument;
  onClose: () => void;
}

export function SendForm({ application, document: { name, versions }, onClose }: SendFormProps) {
  const { save, error, isBusy } = useItems(application, "documents");
  const fields: readonly Field[] = [
    { name: "sent_to", label: copy.to, kind: "text", hint: copy.toHint },
    {
      ...{ name: "version", label: copy.version, kind: "choice" },
      choices: versions.map(({ id, number, file_name }) => ({
        ...{ value: String(id), label: `${own.version(number)}, ${file_name}` },
      })),
    },
    { name: "date", label: copy.when, kind: "date", isNeeded: true },
  ];

  function send({ version, sent_to, date = "" }: Values): void {
    const chosen = versions.find(({ id }) => String(id) === version);
    if (chosen === undefined) return;
    const body = {
      ...{ document_version_id: chosen.id, sent_to: orNull(sent_to) },
      sent_at: date === todayAsDate() ? null : (momentOfDate(date) ?? null),
    };
    save(null, body, onClose, copy.wasSent(name, chosen.number));
  }

  return (
    <ItemForm
      label={ways.sendOf(name)}
      fields={fields}
      start={{ sent_to: "", version: String(versions[0]?.id ?? ""), date: todayAsDate() }}
      error={error}
      isBusy={isBusy}
      onSave={send}
      onCancel={onClose}
    />
  );
}
