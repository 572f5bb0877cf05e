/** Deleting the account: what it means, and a dialog in which one has to type a word. */
import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { deleteAccount } from "@/api/endpoints";
import { endSession } from "@/api/session";
import { accountCopy } from "@/features/account/copy";
import classes from "@/features/account/delete-account.module.css";
import { Dialog } from "@/ui/dialog";
import { ErrorState } from "@/ui/states";

const { deletion: copy } = accountCopy;

export function DeleteAccount() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <p className={classes.sentence}>{copy.sentence}</p>
      <div>
        <Button variant="default" onClick={() => setOpen(true)}>
          {copy.open}
        </Button>
      </div>
      {isOpen && <DeleteDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function DeleteDialog({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  const erase = useMutation({
    mutationFn: () => deleteAccount(copy.word),
    onSuccess: () => endSession("deletion"),
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    const isTyped = typed.trim().toLowerCase() === copy.word;
    setWrong(!isTyped);
    if (isTyped) erase.mutate();
  }

  return (
    <Dialog label={copy.dialog} onClose={onClose}>
      <form className={classes.form} onSubmit={submit}>
        <h2 className={classes.heading}>{copy.dialog}</h2>
        <p className={classes.sentence}>{copy.sentence}</p>
        <TextInput
          label={copy.label(copy.word)}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          error={isWrong && copy.wrongWord(copy.word)}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setWrong(false);
          }}
        />
        {erase.isError && (
          <ErrorState failed={copy.failed} error={erase.error} safe={accountCopy.nothingChanged} />
        )}
        <div className={classes.buttons}>
          <Button type="submit" className={classes.danger} loading={erase.isPending}>
            {copy.confirm}
          </Button>
          <Button variant="default" onClick={onClose}>
            {copy.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
