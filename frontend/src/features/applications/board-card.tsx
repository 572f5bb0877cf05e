/** One application on the board: how long it has been there, what it is, and what comes next. */
import { memo } from "react";
import type { ApplicationItem } from "@/api/types";
import { ApplicationMarks } from "@/features/applications/application-marks";
import classes from "@/features/applications/board-card.module.css";
import { applicationsCopy } from "@/features/applications/copy";
import { useDraggable } from "@/features/applications/drag";
import { NextStep } from "@/features/applications/next-step";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { AgeGutter } from "@/ui/age";

interface BoardCardProps {
  item: ApplicationItem;
  onMenu: (item: ApplicationItem) => void;
}

export const BoardCard = memo(function BoardCard({ item, onMenu }: BoardCardProps) {
  const [place, isDragged] = useDraggable(item.id);
  return (
    <div ref={place} className={classes.card} data-dragged={isDragged || undefined}>
      <div className={classes.head}>
        <span className="visually-hidden">{applicationsCopy.inStage}</span>
        <AgeGutter at={item.since} />
        <button
          type="button"
          className={classes.move}
          aria-label={applicationsCopy.moveOf(item.title)}
          title={applicationsCopy.moveTo}
          onClick={() => onMenu(item)}
        >
          <span aria-hidden="true">⋯</span>
        </button>
      </div>
      <Link to={paths.application(item.id)} className={classes.title} draggable={false}>
        {item.title}
      </Link>
      <p className={classes.company}>{item.company}</p>
      <p className={classes.next}>
        <NextStep item={item} />
      </p>
      <ApplicationMarks item={item} />
    </div>
  );
});
