/** The dialog that keeps a search under a name. */
import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useSaveView } from "@/features/postings/use-views";
import { viewCopy } from "@/features/postings/view-copy";
import classes from "@/features/postings/view-dialog.module.css";
import { Dialog } from "@/ui/dialog";
import { ErrorState } from "@/ui/states";

const LONGEST_NAME = 100;

interface SaveViewProps {
  query: string;
  /** The filters in words, to begin with as a name. */
  suggested: string;
  onClose: () => void;
}

export function SaveView({ query, suggested, onClose }: SaveViewProps) {
  const [name, setName] = useState(suggested.slice(0, LONGEST_NAME));
  const [isMissing, setMissing] = useState(false);
  const save = useSaveView(onClose);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const given = name.trim();
    setMissing(given === "");
    if (given !== "" && !save.isPending) save.mutate({ name: given, query });
  }

  return (
    <Dialog label={viewCopy.saveHeading} onClose={onClose}>
      <form className={classes.dialog} onSubmit={submit}>
        <h2 className={classes.heading}>{viewCopy.saveHeading}</h2>
        <TextInput
          label={viewCopy.name}
          description={viewCopy.nameHint}
          error={isMissing ? viewCopy.nameMissing : undefined}
          maxLength={LONGEST_NAME}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {save.isError && <ErrorState failed={viewCopy.notSaved} error={save.error} />}
        <div className={classes.ways}>
          <Button type="submit">{viewCopy.keep}</Button>
          <Button variant="default" onClick={onClose}>
            {viewCopy.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
