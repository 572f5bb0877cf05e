/** The menu that moves an application: a stage, how it ended, when it happened, and which documents were sent. */
import { TextInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { applicationsCopy } from "@/features/applications/copy";
import { DocumentsToSend } from "@/features/applications/documents/documents-to-send";
import classes from "@/features/applications/move-menu.module.css";
import { momentOfDate, todayAsDate } from "@/lib/local-date";
import { type Outcome, outcomesFrom, STAGES, type Stage } from "@/lib/stages";
import { uiCopy } from "@/ui/copy";
import { Dialog } from "@/ui/dialog";
import { StageShape } from "@/ui/stage-mark";

export interface Move {
  stage: Stage;
  outcome?: Outcome;
  /** When it happened, if not now. */
  at?: string;
  /** The versions of documents that were sent with it. */
  documents?: readonly number[];
}

interface MoveMenuProps {
  title: string;
  stage: Stage;
  /** Closing begins with how it ended. */
  startsAt?: "stages" | "outcomes";
  onMove: (move: Move) => void;
  onClose: () => void;
}

export function MoveMenu({ title, stage, startsAt = "stages", onMove, onClose }: MoveMenuProps) {
  const [step, setStep] = useState(startsAt);
  const [date, setDate] = useState(todayAsDate);
  const [documents, setDocuments] = useState<ReadonlySet<number>>(new Set());
  const { menu } = applicationsCopy;
  const at = date === todayAsDate() ? undefined : momentOfDate(date);
  const heading = step === "stages" ? menu.heading : menu.outcome;

  function pick(move: Move): void {
    if (move.stage === "closed" && move.outcome === undefined) setStep("outcomes");
    else {
      onClose();
      onMove({
        ...move,
        ...(at === undefined ? {} : { at }),
        ...(documents.size === 0 ? {} : { documents: [...documents] }),
      });
    }
  }

  const choices: { move: Move; words: string; isNow: boolean }[] =
    step === "stages"
      ? STAGES.map((one) => ({
          move: { stage: one },
          words: uiCopy.stages[one],
          isNow: one === stage,
        }))
      : outcomesFrom(stage).map((outcome) => ({
          move: { stage: "closed", outcome },
          words: uiCopy.outcomes[outcome],
          isNow: false,
        }));

  function pickByDigit(event: KeyboardEvent): void {
    const choice = choices[Number(event.key) - 1];
    if (choice === undefined || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    pick(choice.move);
  }

  return (
    <Dialog label={menu.heading} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its buttons are what one acts on; digits are their short cuts. */}
      <div className={classes.menu} onKeyDown={pickByDigit}>
        <h2 className={classes.heading}>{heading}</h2>
        <p className={classes.title}>{title}</p>
        <ul className={classes.choices}>
          {choices.map(({ move, words, isNow }, place) => (
            <li key={words}>
              <button
                type="button"
                // The first step's place is taken by the second, so the focus goes to its first choice.
                ref={place === 0 && step === "outcomes" ? focusAtOnce : undefined}
                aria-current={isNow || undefined}
                onClick={() => pick(move)}
              >
                <StageShape stage={move.stage} />
                <span className={classes.words}>{words}</span>
                {isNow && <span className={classes.now}>{menu.now}</span>}
                <span className={classes.key} aria-hidden="true">
                  {place + 1}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <TextInput
          type="date"
          label={menu.when}
          description={menu.whenHint}
          value={date}
          max={todayAsDate()}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        {stage === "saved" && <DocumentsToSend chosen={documents} onChange={setDocuments} />}
        <button
          type="button"
          className={classes.close}
          onClick={(event) => event.currentTarget.closest("dialog")?.close()}
        >
          {menu.cancel}
        </button>
      </div>
    </Dialog>
  );
}

function focusAtOnce(element: HTMLElement | null): void {
  element?.focus();
}
