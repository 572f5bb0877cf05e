/** Many calls in one frame of the screen become one. */

const WHILE_HIDDEN = 1_000;

/**
 * The answer's `ask` has the work done before the next frame is drawn; `stop` has it done no more.
 * A page that nobody sees draws no frames, so there it is done within a second.
 */
export function oncePerFrame(work: () => void) {
  let cancel: (() => void) | null = null;

  function due(): void {
    cancel?.();
    cancel = null;
    work();
  }

  return {
    ask: () => {
      if (cancel !== null) return;
      const frame = requestAnimationFrame(due);
      const timer = setTimeout(due, WHILE_HIDDEN);
      cancel = () => {
        cancelAnimationFrame(frame);
        clearTimeout(timer);
      };
    },
    now: due,
    stop: () => {
      cancel?.();
      cancel = null;
    },
  };
}
