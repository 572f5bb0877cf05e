/** The dialog that changes what is said about an application: names, tags, dates and what was said about pay. */
import { useState } from "react";
import { editApplication } from "@/api/applications";
import type { Application } from "@/api/types";
import classes from "@/features/applications/add-dialog.module.css";
import { detailCopy } from "@/features/applications/detail-copy";
import { editOf, valuesOf } from "@/features/applications/edit-values";
import { type Field, ItemForm, type Values } from "@/features/applications/item-form";
import { useChanging } from "@/features/applications/use-changing";
import { Problem } from "@/lib/problem";
import { Dialog } from "@/ui/dialog";

const { editing: copy, periods } = detailCopy;

const FIELDS: readonly Field[] = [
  { name: "title", label: copy.title, kind: "text", isNeeded: true, isWide: true },
  { name: "company", label: copy.company, kind: "text", isNeeded: true },
  { name: "source", label: copy.source, kind: "text", hint: copy.sourceHint },
  { name: "url", label: copy.url, kind: "url", isWide: true },
  { name: "tags", label: copy.tags, kind: "text", hint: copy.tagsHint, isWide: true },
  { name: "offer_deadline", label: copy.deadline, kind: "date" },
  { name: "pay_asked", label: copy.asked, kind: "text" },
  { name: "pay_offered", label: copy.offered, kind: "text" },
  { name: "pay_currency", label: copy.currency, kind: "text" },
  {
    ...{ name: "pay_period", label: copy.period, kind: "choice" },
    choices: Object.entries(periods).map(([value, label]) => ({ value, label })),
  },
  { name: "pay_note", label: copy.payNote, kind: "long" },
];

interface EditApplicationProps {
  application: Application;
  onClose: () => void;
}

export function EditApplication({ application, onClose }: EditApplicationProps) {
  const [error, setError] = useState<unknown>(null);
  const { change, isPending } = useChanging();

  function save(values: Values): void {
    const read = editOf(values);
    if ("fault" in read) {
      setError(new Problem(0, "not_read", read.fault));
      return;
    }
    setError(null);
    change({
      id: application.id,
      send: (version) => editApplication(application.id, read.edit, version),
      said: copy.saved(read.edit.title ?? application.title),
      onFailed: setError,
      onDone: onClose,
    });
  }

  return (
    <Dialog label={copy.heading} onClose={onClose}>
      <div className={classes.sheet}>
        <h2 className={classes.heading}>{copy.heading}</h2>
        <ItemForm
          label={copy.heading}
          fields={FIELDS}
          start={valuesOf(application)}
          error={error}
          isBusy={isPending}
          onSave={save}
          onCancel={onClose}
        />
      </div>
    </Dialog>
  );
}
