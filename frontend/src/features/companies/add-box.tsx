/** The box that takes companies' names or any addresses of their careers sites, one or many. */
import { Button } from "@mantine/core";
import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import type { Company } from "@/api/types";
import classes from "@/features/companies/add-box.module.css";
import { companiesCopy } from "@/features/companies/copy";
import { type AddedLine, readLines, useAddCompanies } from "@/features/companies/use-add-companies";

const MOST_ROWS = 8;

export function AddBox({ onAdded }: { onAdded: (companies: Company[]) => void }) {
  const [typed, setTyped] = useState("");
  const ids = useId();
  const { lines, isAdding, add } = useAddCompanies(onAdded);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const wanted = readLines(typed);
    if (wanted.length === 0 || isAdding) return;
    const added = await add(wanted);
    // What was not understood stays in the box, to be mended.
    if (added.length === wanted.length) setTyped("");
  }

  function submitAtEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const isEnter = event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing;
    if (!isEnter) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  }

  return (
    <section className={classes.box} aria-labelledby="add-company">
      <h2 id="add-company">{companiesCopy.addTitle}</h2>
      <form onSubmit={(event) => void submit(event)}>
        <label htmlFor={`${ids}-box`} className={classes.label}>
          {companiesCopy.addLabel}
        </label>
        <p id={`${ids}-hint`} className={classes.hint}>
          {companiesCopy.addHint}
        </p>
        <div className={classes.line}>
          <textarea
            id={`${ids}-box`}
            className={classes.input}
            aria-describedby={`${ids}-hint`}
            rows={Math.min(typed.split("\n").length, MOST_ROWS)}
            value={typed}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={submitAtEnter}
          />
          <Button type="submit" aria-disabled={isAdding}>
            {isAdding ? companiesCopy.adding : companiesCopy.addButton}
          </Button>
        </div>
      </form>
      <ul aria-live="polite" aria-label={companiesCopy.addResults} className={classes.results}>
        {lines.map((line) => (
          <ResultLine key={line.line} line={line} />
        ))}
      </ul>
    </section>
  );
}

function ResultLine({ line }: { line: AddedLine }) {
  if ("waits" in line) return <li className={classes.waits}>{companiesCopy.looking(line.line)}</li>;
  if ("error" in line) {
    return <li className={classes.error}>{companiesCopy.notAdded(line.line, line.error)}</li>;
  }
  const { display_name, platform_label, open_postings } = line.company;
  return <li>{companiesCopy.added(display_name, platform_label, open_postings)}</li>;
}
