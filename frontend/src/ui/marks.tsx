/** The marks a row can carry: new, edited, reposted, closed, or any other word. */
import type { ReactNode } from "react";
import { uiCopy } from "@/ui/copy";
import classes from "@/ui/marks.module.css";

export function NewMark() {
  return <span className={classes.new}>{uiCopy.newMark}</span>;
}

export function PlainMark({ children }: { children: ReactNode }) {
  return <span className={classes.quiet}>{children}</span>;
}

export function ChangedMark() {
  return <PlainMark>{uiCopy.changedMark}</PlainMark>;
}

export function RepostedMark() {
  return <PlainMark>{uiCopy.repostedMark}</PlainMark>;
}

export function ClosedMark() {
  return <PlainMark>{uiCopy.closedMark}</PlainMark>;
}
