/** What stands in the place of the sign-in button while it is on its way, and when it does not come. */
import type { ReactNode } from "react";
import { loginCopy } from "@/features/account/login-copy";
import classes from "@/features/account/sign-in-box.module.css";
import { Notice } from "@/ui/notice";
import { PlainButton } from "@/ui/plain-button";

export function ButtonSkeleton() {
  return (
    <div role="status" className={classes.skeleton}>
      <span className="visually-hidden">{loginCopy.loading}</span>
    </div>
  );
}

export function Trouble({ onRetry, children }: { onRetry: () => void; children: ReactNode }) {
  return (
    <div className={classes.trouble}>
      <Notice tone="danger" isNews>
        {children}
      </Notice>
      <PlainButton onClick={onRetry}>{loginCopy.retry}</PlainButton>
    </div>
  );
}
