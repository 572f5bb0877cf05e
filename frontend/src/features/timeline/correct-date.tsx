/** Says when something really happened, in the line that tells of it. */
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { keys } from "@/api/keys";
import { redateEvent } from "@/api/timeline";
import type { TimelineEvent } from "@/api/types";
import { timelineCopy } from "@/features/timeline/copy";
import classes from "@/features/timeline/correct-date.module.css";
import { forgetWhatFollows } from "@/features/timeline/forget";
import { dateTimeOf, toMoment } from "@/lib/local-date";
import { ErrorState } from "@/ui/states";
import { showToast } from "@/ui/toast-store";

export function CorrectDate({ event, onDone }: { event: TimelineEvent; onDone: () => void }) {
  const [typed, setTyped] = useState(() => dateTimeOf(event.at));
  const [isMissing, setMissing] = useState(false);
  const client = useQueryClient();
  const redate = useMutation({
    mutationFn: (at: string) => redateEvent(event.id, at),
    onSuccess: (application) => {
      client.setQueryData(keys.application(application.id), application);
      showToast(timelineCopy.corrected);
      onDone();
    },
    onSettled: () => forgetWhatFollows(client),
  });

  function submit(submitted: FormEvent): void {
    submitted.preventDefault();
    const at = toMoment(typed);
    setMissing(at === undefined);
    if (at !== undefined && !redate.isPending) redate.mutate(at);
  }

  return (
    <form className={classes.form} onSubmit={submit} aria-label={timelineCopy.correctHeading}>
      <TextInput
        ref={focusAtOnce}
        type="datetime-local"
        label={timelineCopy.when}
        value={typed}
        max={dateTimeOf(Date.now())}
        error={isMissing ? timelineCopy.noDate : undefined}
        onChange={(changed) => setTyped(changed.currentTarget.value)}
      />
      <Button type="submit">{timelineCopy.save}</Button>
      <Button variant="default" onClick={onDone}>
        {timelineCopy.cancel}
      </Button>
      {redate.isError && <ErrorState failed={timelineCopy.correctFailed} error={redate.error} />}
    </form>
  );
}

const focusAtOnce = (element: HTMLInputElement | null) => element?.focus();
