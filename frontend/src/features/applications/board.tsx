/** The board: a column for each stage, cards that are dragged, moved by menu or by digit, and arrows that walk. */
import { NativeSelect } from "@mantine/core";
import type { KeyboardEvent } from "react";
import type { ApplicationSearch } from "@/api/applications";
import type { ApplicationBoard, ApplicationItem } from "@/api/types";
import classes from "@/features/applications/board.module.css";
import { BoardColumn } from "@/features/applications/board-column";
import { cardBeside, isArrow } from "@/features/applications/board-keys";
import { applicationsCopy } from "@/features/applications/copy";
import { focusApplication, focusedApplication } from "@/features/applications/focus";
import { formatCount } from "@/lib/count";
import { STAGES, type Stage } from "@/lib/stages";
import { uiCopy } from "@/ui/copy";

interface BoardProps {
  board: ApplicationBoard;
  search: Pick<ApplicationSearch, "q" | "tag">;
  /** The column that a narrow screen shows. */
  column: Stage;
  onColumn: (column: Stage) => void;
  onMenu: (item: ApplicationItem) => void;
  onDrop: (id: number, stage: Stage) => void;
}

export function Board({ board, search, column, onColumn, onMenu, onDrop }: BoardProps) {
  function walk(event: KeyboardEvent<HTMLElement>): void {
    const current = focusedApplication();
    if (!isArrow(event.key) || current === null || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = cardBeside(cardsShown(event.currentTarget), current, event.key);
    if (next !== null) focusApplication(next);
  }

  return (
    <>
      <NativeSelect
        className={classes.chooser}
        label={applicationsCopy.columnOnScreen}
        value={column}
        data={STAGES.map((stage) => ({
          value: stage,
          label: `${uiCopy.stages[stage]} (${formatCount(board.counts.stages[stage] ?? 0)})`,
        }))}
        onChange={(event) => onColumn(event.currentTarget.value as Stage)}
      />
      <section className={classes.board} aria-label={applicationsCopy.board} onKeyDown={walk}>
        {board.columns.map((one) => (
          <BoardColumn
            key={one.stage}
            column={one}
            outcomes={board.counts.outcomes}
            search={search}
            isOnScreen={one.stage === column}
            onMenu={onMenu}
            onDrop={onDrop}
          />
        ))}
      </section>
    </>
  );
}

/** The ids of the cards that stand there, column by column. */
function cardsShown(board: HTMLElement): number[][] {
  return [...board.children].map((column) =>
    [...column.querySelectorAll<HTMLElement>("[data-application]")].map((card) =>
      Number(card.dataset.application),
    ),
  );
}
