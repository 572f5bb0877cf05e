/** One stage of the board: its name, how many there are, and its cards, of many the first and on demand the rest. */
import { Button } from "@mantine/core";
import { useState } from "react";
import type { ApplicationSearch } from "@/api/applications";
import type { ApplicationBoard, ApplicationItem, BoardColumnData } from "@/api/types";
import { BoardCard } from "@/features/applications/board-card";
import classes from "@/features/applications/board-column.module.css";
import { applicationsCopy } from "@/features/applications/copy";
import { useDropTarget } from "@/features/applications/drag";
import { useColumnRest } from "@/features/applications/use-column-rest";
import { formatCount } from "@/lib/count";
import { OUTCOMES, type Stage } from "@/lib/stages";
import { uiCopy } from "@/ui/copy";
import { LongList } from "@/ui/long-list";
import { StageShape } from "@/ui/stage-mark";
import { ErrorState } from "@/ui/states";

const CARD_HEIGHT = 126;

type Outcomes = ApplicationBoard["counts"]["outcomes"];

interface BoardColumnProps {
  column: BoardColumnData;
  outcomes: Outcomes;
  search: Pick<ApplicationSearch, "q" | "tag">;
  isOnScreen: boolean;
  onMenu: (item: ApplicationItem) => void;
  onDrop: (id: number, stage: Stage) => void;
}

export function BoardColumn(props: BoardColumnProps) {
  const { column, outcomes, search, isOnScreen, onMenu, onDrop } = props;
  const { stage, total } = column;
  const [place, isOver] = useDropTarget(stage, onDrop);
  const [isOpen, setOpen] = useState(stage !== "closed");
  const rest = useColumnRest(column, search);
  const name = uiCopy.stages[stage];
  return (
    <section
      ref={place}
      className={classes.column}
      aria-label={applicationsCopy.column(name, total)}
      data-over={isOver || undefined}
      data-on-screen={isOnScreen || undefined}
    >
      <h2 className={classes.head}>
        <StageShape stage={stage} />
        {name}
        <span className={classes.count}>{formatCount(total)}</span>
      </h2>
      {stage === "closed" && total > 0 && (
        <>
          <OutcomeCounts outcomes={outcomes} />
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? applicationsCopy.hideClosed : applicationsCopy.showClosed}
          </button>
        </>
      )}
      {total === 0 && <p className={classes.empty}>{applicationsCopy.empty}</p>}
      {isOpen && total > 0 && (
        <>
          <LongList
            name={`board ${stage}`}
            rows={rest.items}
            keyOf={({ id }) => id}
            rowHeight={CARD_HEIGHT}
            className={classes.cards}
            label={name}
            attributesOf={({ id }) => ({ className: classes.row, "data-application": id })}
          >
            {(item) => <BoardCard item={item} onMenu={onMenu} />}
          </LongList>
          {rest.error !== null && (
            <ErrorState failed={applicationsCopy.failedMore} error={rest.error} />
          )}
          {rest.hasMore && (
            <Button variant="subtle" aria-disabled={rest.isLoading} onClick={rest.loadMore}>
              {rest.isLoading ? applicationsCopy.loadingMore : applicationsCopy.more}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function OutcomeCounts({ outcomes }: { outcomes: Outcomes }) {
  return (
    <dl className={classes.outcomes}>
      {OUTCOMES.map((outcome) => ({ outcome, count: outcomes[outcome] ?? 0 }))
        .filter(({ count }) => count > 0)
        .map(({ outcome, count }) => (
          <div key={outcome}>
            <dt>{uiCopy.outcomes[outcome]}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
    </dl>
  );
}
