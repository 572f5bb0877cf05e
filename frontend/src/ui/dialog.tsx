/** A dialog over the page, as the browser itself has it: focus stays inside, Escape closes it. */
import { type ReactNode, useCallback } from "react";
import classes from "@/ui/dialog.module.css";

interface DialogProps {
  /** What it is called for those who do not see it. */
  label: string;
  /** In the middle, or along the side, which on a phone is the lower edge. */
  place?: "middle" | "side";
  onClose: () => void;
  children: ReactNode;
}

export function Dialog({ label, place = "middle", onClose, children }: DialogProps) {
  const open = useCallback((dialog: HTMLDialogElement | null) => {
    if (dialog !== null && !dialog.open) dialog.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the key for it, and the browser has it.
    <dialog
      ref={open}
      aria-label={label}
      className={classes.dialog}
      data-place={place}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
    >
      <div className={classes.sheet}>{children}</div>
    </dialog>
  );
}
