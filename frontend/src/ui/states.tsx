/** The three states a screen has before it is filled: loading, empty, failed. */
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { problemText } from "@/lib/problem";
import { uiCopy } from "@/ui/copy";
import classes from "@/ui/states.module.css";

export function LoadingRows({ label, rows = 6 }: { label: string; rows?: number }) {
  return (
    <div role="status">
      <span className="visually-hidden">{label}</span>
      <div aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => row).map((row) => (
          <div className={classes.row} key={row}>
            <span className={classes.bone} />
            <span className={classes.bone} data-long={row % 3} />
          </div>
        ))}
      </div>
    </div>
  );
}

export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p>{children}</p>
      {action}
    </div>
  );
}

interface ErrorStateProps {
  /** What could not be done, as a sentence. */
  failed: string;
  error?: unknown;
  /** What stays safe, as a sentence. */
  safe?: string;
  onRetry?: () => void;
  retryLabel?: string;
}

export function ErrorState({ failed, error, safe, onRetry, retryLabel }: ErrorStateProps) {
  return (
    <div className={classes.error} role="alert">
      <p>
        <strong>{failed}</strong> {error !== undefined && `${problemText(error)} `}
        {safe}
      </p>
      {onRetry !== undefined && (
        <Button variant="default" onClick={onRetry}>
          {retryLabel ?? uiCopy.retry}
        </Button>
      )}
    </div>
  );
}
