/** A form of a few boxes, for whatever belongs to an application. */
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { detailCopy } from "@/features/applications/detail-copy";
import classes from "@/features/applications/item-form.module.css";
import { ErrorState } from "@/ui/states";

const { item: copy } = detailCopy;

export interface Field {
  name: string;
  label: string;
  hint?: string;
  kind: "text" | "email" | "tel" | "url" | "datetime-local" | "date" | "number" | "long" | "choice";
  choices?: readonly { value: string; label: string }[];
  isNeeded?: boolean;
  /** As wide as the form. */
  isWide?: boolean;
}

export type Values = Readonly<Record<string, string>>;

interface ItemFormProps {
  label: string;
  fields: readonly Field[];
  start: Values;
  error: unknown;
  isBusy: boolean;
  onSave: (values: Values) => void;
  onCancel: () => void;
}

export function ItemForm({ label, fields, start, error, isBusy, onSave, onCancel }: ItemFormProps) {
  const [values, setValues] = useState(start);
  const [areChecked, setChecked] = useState(false);
  const isMissing = ({ name, isNeeded }: Field) => isNeeded === true && !values[name]?.trim();

  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (!isBusy && !fields.some(isMissing)) onSave(values);
  }

  return (
    <form className={classes.form} aria-label={label} onSubmit={submit} noValidate>
      {fields.map((field, place) => (
        <Box
          key={field.name}
          field={field}
          isFirst={place === 0}
          value={values[field.name] ?? ""}
          error={areChecked && isMissing(field) ? copy.missing(field.label) : undefined}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
      {error !== null && (
        <div className={classes.wide}>
          <ErrorState failed={copy.failed} error={error} />
        </div>
      )}
      <div className={classes.ways}>
        <Button type="submit" aria-disabled={isBusy}>
          {copy.save}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {copy.cancel}
        </Button>
      </div>
    </form>
  );
}

interface BoxProps {
  field: Field;
  isFirst: boolean;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function Box({ field, isFirst, value, error, onChange }: BoxProps) {
  const { label, hint, kind, choices, isWide } = field;
  const common = {
    label,
    value,
    error,
    ...(hint === undefined ? {} : { description: hint }),
    ...(isWide || kind === "long" ? { className: classes.wide } : {}),
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  if (kind === "choice") return <NativeSelect {...common} data={[...(choices ?? [])]} />;
  if (kind === "long") return <Textarea {...common} rows={3} />;
  return (
    <TextInput
      {...common}
      {...(isFirst ? { ref: focusAtOnce } : {})}
      type={kind}
      autoComplete="off"
    />
  );
}

/** The form stands where a button was pressed for it. */
const focusAtOnce = (element: HTMLInputElement | null) => element?.focus();
