/** The form that adds an application: by the address of its posting, or by hand. */
import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import classes from "@/features/applications/add-form.module.css";
import { applicationsCopy } from "@/features/applications/copy";
import { type Draft, type DraftFault, draftOf } from "@/features/applications/draft";
import { useAdding } from "@/features/applications/use-adding";
import { ErrorState } from "@/ui/states";

const { addForm: copy } = applicationsCopy;

interface AddFormProps {
  /** The address to begin with. */
  url?: string;
  /** The application that was added, or was there already. */
  onDone: (id: number) => void;
  onCancel?: () => void;
}

export function AddForm({ url = "", onDone, onCancel }: AddFormProps) {
  const [draft, setDraft] = useState<Draft>({ url, company: "", title: "" });
  const [fault, setFault] = useState<DraftFault | null>(null);
  const adding = useAdding(onDone);
  const change = (changed: Partial<Draft>) => setDraft({ ...draft, ...changed });

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (adding.isPending) return;
    const read = draftOf(draft);
    setFault("fault" in read ? read.fault : null);
    if ("body" in read) adding.mutate(read.body);
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        label={copy.url}
        description={copy.urlHint}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        value={draft.url}
        error={fault === "nothing" ? copy.missing : undefined}
        onChange={(event) => change({ url: event.currentTarget.value })}
      />
      {adding.isError && (
        <ErrorState
          failed={copy.failed}
          error={adding.error}
          {...(draft.company === "" ? { safe: copy.byHand } : {})}
        />
      )}
      <fieldset className={classes.byHand}>
        <legend>{copy.or}</legend>
        <TextInput
          label={copy.company}
          autoComplete="off"
          maxLength={200}
          value={draft.company}
          error={fault === "company" ? copy.halfCompany : undefined}
          onChange={(event) => change({ company: event.currentTarget.value })}
        />
        <TextInput
          label={copy.title}
          autoComplete="off"
          maxLength={500}
          value={draft.title}
          error={fault === "title" ? copy.halfTitle : undefined}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
      </fieldset>
      <div className={classes.ways}>
        <Button type="submit" aria-disabled={adding.isPending}>
          {adding.isPending && draft.title === "" ? copy.adding : copy.submit}
        </Button>
        {onCancel !== undefined && (
          <Button variant="default" onClick={onCancel}>
            {copy.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
