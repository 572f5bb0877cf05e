/** Words that came underlined and words that went struck through, so that no colour is needed to tell them. */
import type { WordRun } from "@/api/types";
import { postingCopy } from "@/features/postings/posting-copy";
import classes from "@/features/postings/word-changes.module.css";

const { versions: copy } = postingCopy;

export function WordChanges({ words }: { words: readonly WordRun[] }) {
  return (
    <p className={classes.words}>
      {keyed(words).map(([key, run]) => (
        <Run key={key} run={run} />
      ))}
    </p>
  );
}

function Run({ run }: { run: WordRun }) {
  switch (run.op) {
    case "same":
      return `${run.text} `;
    case "gap":
      return (
        <span className={classes.gap}>
          <span aria-hidden="true">⋯</span>
          <span className="visually-hidden">{copy.gap}</span>
        </span>
      );
    case "removed":
      return (
        <>
          <del>
            <span className="visually-hidden">{copy.removedLabel}: </span>
            {run.text}
          </del>{" "}
        </>
      );
    case "added":
      return (
        <>
          <ins>
            <span className="visually-hidden">{copy.addedLabel}: </span>
            {run.text}
          </ins>{" "}
        </>
      );
  }
}

/** A run has no name of its own; where it stands is what tells it from the others. */
function keyed(words: readonly WordRun[]): [string, WordRun][] {
  return words.map((run, at) => [`${at} ${run.op}`, run]);
}
