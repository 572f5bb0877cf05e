/** What needs one, the most pressing first, each with one thing to do about it and a way to put it off. */
import { Button } from "@mantine/core";
import { useState } from "react";
import type { Need } from "@/api/types";
import { todayCopy } from "@/features/today/copy";
import { NeedAction } from "@/features/today/need-action";
import { NEW_POSTINGS } from "@/features/today/new-postings";
import classes from "@/features/today/today.module.css";
import { useSnooze } from "@/features/today/use-snooze";
import { useNow } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { exactTime, untilTime } from "@/lib/time";
import { focusNeighbour } from "@/ui/focus-neighbour";
import { StageMark } from "@/ui/stage-mark";
import { EmptyState } from "@/ui/states";

/** More than this is no list for a day. */
const MOST = 7;

export function NeedsYou({ needs, fresh }: { needs: readonly Need[]; fresh: number }) {
  const [isWhole, setWhole] = useState(false);
  return (
    <section aria-labelledby="needs-you" className={classes.section}>
      <h2 id="needs-you">{todayCopy.needs}</h2>
      {needs.length === 0 ? (
        <EmptyState
          action={
            fresh > 0 && (
              <Button component={Link} to={NEW_POSTINGS}>
                {todayCopy.toJobs}
              </Button>
            )
          }
        >
          {todayCopy.nothingNeeds}{" "}
          {fresh > 0 ? todayCopy.nothingAndNew(fresh) : todayCopy.nothingAndNoNew}
        </EmptyState>
      ) : (
        <ul className={classes.list} aria-labelledby="needs-you">
          {needs.slice(0, isWhole ? needs.length : MOST).map((need) => (
            <NeedRow key={need.key} need={need} />
          ))}
        </ul>
      )}
      {!isWhole && needs.length > MOST && (
        <Button variant="subtle" onClick={() => setWhole(true)}>
          {todayCopy.all(needs.length)}
        </Button>
      )}
    </section>
  );
}

function NeedRow({ need }: { need: Need }) {
  const now = useNow();
  const snooze = useSnooze();
  const { application: about, at, kind, text } = need;
  const words = todayCopy.kinds[kind](text);
  const full = [words, about?.title].filter(Boolean).join(", ");
  const isOverdue = kind === "reminder" || (Date.parse(at) < now && kind === "offer_deadline");
  return (
    <li className={classes.need}>
      <time
        dateTime={at}
        title={exactTime(at)}
        className={classes.when}
        data-overdue={isOverdue || undefined}
      >
        {untilTime(now, at)}
      </time>
      <div className={classes.what}>
        <p className={classes.words}>{words}</p>
        {about !== null && (
          <p className={classes.about}>
            <Link to={paths.application(about.id)}>{`${about.company}, ${about.title}`}</Link>
            <StageMark stage={about.stage} />
          </p>
        )}
      </div>
      <div className={classes.ways}>
        <NeedAction need={need} what={full} />
        <Button
          variant="subtle"
          aria-label={todayCopy.snoozeOf(full)}
          onClick={(event) => {
            focusNeighbour(event.currentTarget);
            snooze(need, full);
          }}
        >
          {todayCopy.snooze}
        </Button>
      </div>
    </li>
  );
}
