/** The messages over the page. They wait while the pointer or the focus is on one of them. */
import { useStore } from "@/lib/store";
import { uiCopy } from "@/ui/copy";
import { closeToast, holdToasts, releaseToasts, type Toast, toasts } from "@/ui/toast-store";
import classes from "@/ui/toasts.module.css";

export function Toasts() {
  const shown = useStore(toasts);
  return (
    <section
      aria-label={uiCopy.messages}
      aria-live="polite"
      className={classes.stack}
      onPointerEnter={holdToasts}
      onPointerLeave={releaseToasts}
      onFocus={holdToasts}
      onBlur={releaseToasts}
    >
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastLine({ toast }: { toast: Toast }) {
  const { id, text, undo } = toast;
  function takeBack(): void {
    closeToast(id);
    undo?.();
  }
  return (
    <div className={classes.toast}>
      <span className={classes.text}>{text}</span>
      {undo !== undefined && (
        <button type="button" className={classes.undo} onClick={takeBack}>
          {uiCopy.undo}
        </button>
      )}
      <button
        type="button"
        className={classes.close}
        aria-label={uiCopy.closeMessage(text)}
        onClick={() => closeToast(id)}
      >
        <span aria-hidden="true">×</span>
      </button>
    </div>
  );
}
