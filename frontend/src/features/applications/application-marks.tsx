/** The marks of an application: that its posting was edited or closed since, and its tags. */
import type { ApplicationItem } from "@/api/types";
import classes from "@/features/applications/application-marks.module.css";
import { applicationsCopy } from "@/features/applications/copy";
import { PlainMark } from "@/ui/marks";

export function ApplicationMarks({ item }: { item: ApplicationItem }) {
  const isGone = item.posting === "closed";
  if (!item.changed && !isGone && item.tags.length === 0) return null;
  return (
    <p className={classes.marks}>
      {item.changed && <PlainMark>{applicationsCopy.changed}</PlainMark>}
      {isGone && <PlainMark>{applicationsCopy.gone}</PlainMark>}
      {item.tags.map((tag) => (
        <span key={tag} className={classes.tag}>
          {tag}
        </span>
      ))}
    </p>
  );
}
