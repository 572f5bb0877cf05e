/** The stage of an application as a chip: a shape and a word, so that colour is never alone. */
import type { Stage } from "@/lib/stages";
import { uiCopy } from "@/ui/copy";
import classes from "@/ui/stage-mark.module.css";

/** How far round the clock each stage has come; a closed one is a box. */
const FILLED: Record<Exclude<Stage, "closed">, string> = {
  saved: "",
  applied: "M6 6V1.5A4.5 4.5 0 0 1 10.5 6z",
  screening: "M6 1.5a4.5 4.5 0 0 1 0 9z",
  interview: "M6 6V1.5A4.5 4.5 0 1 1 1.5 6z",
  offer: "M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z",
};

interface StageMarkProps {
  stage: Stage;
  /** How it ended, in words, instead of that it did. */
  words?: string;
}

export function StageMark({ stage, words = uiCopy.stages[stage] }: StageMarkProps) {
  return (
    <span className={classes.mark} data-stage={stage}>
      <StageShape stage={stage} />
      {words}
    </span>
  );
}

export function StageShape({ stage }: { stage: Stage }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {stage === "closed" ? (
        <path d="M2 2h8v8H2z" fill="none" stroke="currentColor" strokeWidth="1.5" />
      ) : (
        <>
          <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d={FILLED[stage]} fill="currentColor" />
        </>
      )}
    </svg>
  );
}
