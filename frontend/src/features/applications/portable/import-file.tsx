/** Choosing a file to bring in; what it would bring is shown first, and what became of it afterwards. */
import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { keys } from "@/api/keys";
import type { ImportPlan } from "@/api/types";
import { portableCopy } from "@/features/applications/portable/copy";
import { ImportRead } from "@/features/applications/portable/import-read";
import type { Chosen } from "@/features/applications/portable/plan";
import classes from "@/features/applications/portable/portable.module.css";
import { ToldList } from "@/features/applications/portable/told-list";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";

const { import: copy } = portableCopy;
const TAKEN = ".zip,.csv,.tsv,.txt,application/zip,text/csv,text/plain";

interface Done {
  name: string;
  plan: ImportPlan;
  skipped: number;
}

let lastId = 0;

export function ImportFile() {
  const inputId = useId();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [done, setDone] = useState<Done | null>(null);

  function choose(file: File | undefined): void {
    if (file === undefined) return;
    lastId += 1;
    setDone(null);
    setChosen({ id: lastId, file });
  }

  function finish(name: string, plan: ImportPlan, skipped: number): void {
    setDone({ name, plan, skipped });
    setChosen(null);
    // It may have brought anything. What was planned is past.
    const isOther = (name: unknown) => name !== keys.importPlan[0];
    void client.invalidateQueries({ predicate: ({ queryKey }) => isOther(queryKey[0]) });
  }

  return (
    <>
      <p className={classes.sentence}>{copy.sentence}</p>
      <div className={classes.file}>
        <label htmlFor={inputId}>{copy.file}</label>
        <input
          id={inputId}
          type="file"
          accept={TAKEN}
          // Else the browser says nothing when the same file is chosen again.
          onClick={(event) => {
            event.currentTarget.value = "";
          }}
          onChange={(event) => choose(event.currentTarget.files?.[0])}
        />
      </div>
      {chosen !== null && (
        <ImportRead
          key={chosen.id}
          chosen={chosen}
          onLeave={() => {
            setChosen(null);
            document.getElementById(inputId)?.focus();
          }}
          onWritten={(plan, skipped) => finish(chosen.file.name, plan, skipped)}
        />
      )}
      {done !== null && <Written {...done} />}
    </>
  );
}

function Written({ name, plan, skipped }: Done) {
  return (
    <div className={classes.done}>
      <p role="status" ref={focusAtOnce} tabIndex={-1}>
        {copy.written(name, plan)} {plan.restored > 0 && `${copy.restored(plan.restored)} `}
        {skipped > 0 && copy.skipped(skipped)}
      </p>
      <ToldList heading={copy.leftOut(plan.left_out.length)} told={plan.left_out} of={plan.kind} />
      <Link to={paths.applications} className={classes.link}>
        {copy.see}
      </Link>
    </div>
  );
}

/** It stands where a button was pressed for it. */
const focusAtOnce = (element: HTMLElement | null) => element?.focus();
