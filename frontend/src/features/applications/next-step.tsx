/** What comes next about an application: an interview, a reminder, a date to answer by; or that nothing does. */
import type { ApplicationItem } from "@/api/types";
import { applicationsCopy } from "@/features/applications/copy";
import classes from "@/features/applications/next-step.module.css";
import { useNow } from "@/lib/clock";
import { exactTime, untilTime } from "@/lib/time";

export function NextStep({ item }: { item: ApplicationItem }) {
  const now = useNow();
  if (item.next === null) {
    return item.stage === "closed" ? null : (
      <span className={classes.none}>{applicationsCopy.noNext}</span>
    );
  }
  const { kind, at } = item.next;
  const text = kind === "interview" ? applicationsCopy.interview(item.next.text) : item.next.text;
  const isOver = Date.parse(at) < now;
  return (
    <>
      {text}{" "}
      <time dateTime={at} title={exactTime(at)} className={isOver ? classes.overdue : undefined}>
        {untilTime(now, at)}
      </time>
    </>
  );
}
