/** A short message in the flow of a page: a warning, a failure, or plain news. */
import type { ReactNode } from "react";
import classes from "@/ui/notice.module.css";

interface NoticeProps {
  tone: "warn" | "danger" | "plain";
  /** True when it appears because of something that just happened. */
  isNews?: boolean;
  children: ReactNode;
}

export function Notice({ tone, isNews = false, children }: NoticeProps) {
  return (
    <div className={classes.notice} data-tone={tone} role={isNews ? "alert" : undefined}>
      {children}
    </div>
  );
}
