/** One thing that happened: when, what, about which application, and the ways to take it back or date it anew. */
import { memo, useState } from "react";
import type { TimelineEvent } from "@/api/types";
import { timelineCopy } from "@/features/timeline/copy";
import { CorrectDate } from "@/features/timeline/correct-date";
import classes from "@/features/timeline/event-line.module.css";
import { canBeDated, sentenceOf } from "@/features/timeline/sentence";
import { useUndo } from "@/features/timeline/use-undo";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { STAGES } from "@/lib/stages";
import { AgeGutter } from "@/ui/age";
import { StageShape } from "@/ui/stage-mark";

interface EventLineProps {
  event: TimelineEvent;
  /** Whether it says which application it is about. */
  isNamed: boolean;
}

export const EventLine = memo(function EventLine({ event, isNamed }: EventLineProps) {
  const [isCorrecting, setCorrecting] = useState(false);
  const undo = useUndo();
  const what = sentenceOf(event);
  const full = [what, event.application?.title].filter(Boolean).join(", ");
  return (
    <div
      className={classes.line}
      data-undone={event.undone || undefined}
      data-quiet={event.by === "system" || undefined}
    >
      <AgeGutter at={event.at} />
      <div className={classes.what}>
        <p className={classes.sentence}>
          <Shape event={event} />
          <span className={classes.verb}>{what}</span>
          {isNamed && <About event={event} />}
          {event.undone && <span className={classes.undone}>{timelineCopy.undone}</span>}
        </p>
        {isCorrecting && <CorrectDate event={event} onDone={() => setCorrecting(false)} />}
      </div>
      {!isCorrecting && (
        <div className={classes.ways}>
          {canBeDated(event) && (
            <button
              type="button"
              aria-label={timelineCopy.correctOf(full)}
              onClick={() => setCorrecting(true)}
            >
              {timelineCopy.correct}
            </button>
          )}
          {event.undoable && (
            <button
              type="button"
              aria-label={timelineCopy.undoOf(full)}
              onClick={() => undo({ id: event.id, what: full })}
            >
              {timelineCopy.undo}
            </button>
          )}
        </div>
      )}
    </div>
  );
});

function Shape({ event }: { event: TimelineEvent }) {
  const stage = STAGES.find((one) => event.kind === "moved" && one === event.data.stage);
  return stage === undefined ? null : (
    <span className={classes.shape}>
      <StageShape stage={stage} />
    </span>
  );
}

function About({ event: { kind, id, application } }: { event: TimelineEvent }) {
  if (kind === "run") return <Link to={paths.run(id)}>{timelineCopy.run(id)}</Link>;
  if (application === null) return null;
  const name = `${application.company}, ${application.title}`;
  if (application.deleted) return <span>{name}</span>;
  return <Link to={paths.application(application.id)}>{name}</Link>;
}
