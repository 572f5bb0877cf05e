/** A button for screens that have to be there before the component library is. */
import type { ReactNode } from "react";
import classes from "@/ui/plain-button.module.css";

interface PlainButtonProps {
  onClick: () => void;
  isBusy?: boolean;
  children: ReactNode;
}

export function PlainButton({ onClick, isBusy = false, children }: PlainButtonProps) {
  return (
    <button
      type="button"
      className={classes.button}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? undefined : onClick}
    >
      {children}
    </button>
  );
}
