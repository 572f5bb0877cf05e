/** From when on silence counts: three numbers of days, saved together. */
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { keys } from "@/api/keys";
import { saveThresholds } from "@/api/today";
import type { Thresholds as Kept, ThresholdsDraft } from "@/api/types";
import { thresholdsOptions } from "@/features/today/queries";
import classes from "@/features/today/thresholds.module.css";
import { thresholdsCopy as copy } from "@/features/today/thresholds-copy";
import { problemText } from "@/lib/problem";
import { ErrorState, LoadingRows } from "@/ui/states";
import { showToast } from "@/ui/toast-store";

type Name = keyof ThresholdsDraft;

const NAMES: readonly Name[] = ["quiet_days", "stale_days", "no_response_days"];
const LONGEST = 365;
/** From so many replies on their own median counts; the server decides by the same. */
const ENOUGH_REPLIES = 8;

export function Thresholds() {
  const kept = useQuery(thresholdsOptions);
  if (kept.isPending) return <LoadingRows label={copy.loading} rows={4} />;
  if (kept.isError) {
    return (
      <ErrorState
        failed={copy.failed}
        error={kept.error}
        safe={copy.safe}
        onRetry={() => void kept.refetch()}
      />
    );
  }
  return <ThresholdsForm kept={kept.data} />;
}

function ThresholdsForm({ kept }: { kept: Kept }) {
  const [typed, setTyped] = useState<Partial<Record<Name, string>>>({});
  const [isChecked, setChecked] = useState(false);
  const save = useSaving(() => setTyped({}));
  const daysOf = (name: Name) => typed[name] ?? String(kept[name]);
  const isWrong = (name: Name) => daysIn(daysOf(name)) === null;

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const wrong = NAMES.find(isWrong);
    setChecked(wrong !== undefined);
    if (wrong === undefined) {
      if (!save.isPending) save.mutate({ draft: draftOf(daysOf), before: kept });
    } else {
      const box = event.currentTarget.elements.namedItem(wrong);
      if (box instanceof HTMLElement) box.focus();
    }
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <p className={classes.sentence}>{copy.sentence}</p>
      <div className={classes.boxes}>
        {NAMES.map((name) => (
          <TextInput
            key={name}
            name={name}
            label={copy.fields[name].label}
            description={copy.fields[name].hint}
            inputMode="numeric"
            autoComplete="off"
            value={daysOf(name)}
            error={isChecked && isWrong(name) && copy.wrong}
            onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
          />
        ))}
      </div>
      <p className={classes.sentence}>{ownTime(kept)}</p>
      {save.isError && (
        <ErrorState failed={copy.saveFailed} error={save.error} safe={copy.saveSafe} />
      )}
      <div>
        <Button type="submit" variant="default" aria-disabled={save.isPending || undefined}>
          {copy.save}
        </Button>
      </div>
    </form>
  );
}

interface Saving {
  draft: ThresholdsDraft;
  before: ThresholdsDraft;
}

function useSaving(onSaved: () => void) {
  const client = useQueryClient();
  function show(answer: Kept): void {
    client.setQueryData(keys.thresholds, answer);
    void client.invalidateQueries({ queryKey: keys.today });
    onSaved();
  }
  const undo = useMutation({
    mutationFn: (before: ThresholdsDraft) => saveThresholds(before),
    onSuccess: (answer) => {
      show(answer);
      showToast(copy.restored);
    },
    onError: (error) => showToast(copy.undoFailed(problemText(error))),
  });
  return useMutation({
    mutationFn: ({ draft }: Saving) => saveThresholds(draft),
    onSuccess: (answer, { before }) => {
      show(answer);
      showToast(copy.saved, () => undo.mutate(draftOf((name) => String(before[name]))));
    },
  });
}

function draftOf(daysOf: (name: Name) => string): ThresholdsDraft {
  const days = (name: Name) => Number(daysOf(name));
  return {
    ...{ quiet_days: days("quiet_days"), stale_days: days("stale_days") },
    no_response_days: days("no_response_days"),
  };
}

/** The days that were typed; null when they are none that could be meant. */
function daysIn(text: string): number | null {
  const trimmed = text.trim();
  const days = Number(trimmed);
  return /^\d{1,3}$/.test(trimmed) && days >= 1 && days <= LONGEST ? days : null;
}

function ownTime({ replies, reply_days, quiet_after_days }: Kept): string {
  return replies < ENOUGH_REPLIES || reply_days === null
    ? copy.tooFew(replies)
    : copy.ownTime(replies, reply_days, quiet_after_days);
}
