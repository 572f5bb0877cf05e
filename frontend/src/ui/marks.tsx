/** The marks a row can carry: new, edited, closed. */
import { uiCopy } from "@/ui/copy";
import classes from "@/ui/marks.module.css";

export function NewMark() {
  return <span className={classes.new}>{uiCopy.newMark}</span>;
}

export function ChangedMark() {
  return <span className={classes.quiet}>{uiCopy.changedMark}</span>;
}

export function ClosedMark() {
  return <span className={classes.quiet}>{uiCopy.closedMark}</span>;
}
