/** Short messages over the page, each for eight seconds, some with a way to undo. */
import { createStore } from "@/lib/store";

const LIFETIME = 8_000;
const MOST = 3;

export interface Toast {
  id: number;
  text: string;
  undo: (() => void) | undefined;
}

export const toasts = createStore<readonly Toast[]>([]);

const timers = new Map<number, ReturnType<typeof setTimeout>>();
let lastId = 0;

export function showToast(text: string, undo?: () => void): void {
  lastId += 1;
  const shown = [...toasts.read(), { id: lastId, text, undo }];
  for (const { id } of shown.slice(0, -MOST)) closeToast(id);
  toasts.set(shown.slice(-MOST));
  closeLater(lastId);
}

export function closeToast(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  toasts.set(toasts.read().filter((toast) => toast.id !== id));
}

export function clearToasts(): void {
  for (const { id } of toasts.read()) closeToast(id);
}

/** Takes back what the newest message with an undo tells of. False when there is none. */
export function undoNewest(): boolean {
  const newest = toasts.read().findLast(({ undo }) => undo !== undefined);
  if (newest === undefined) return false;
  closeToast(newest.id);
  newest.undo?.();
  return true;
}

/** While the reader is at a message, none of them goes away. */
export function holdToasts(): void {
  for (const timer of timers.values()) clearTimeout(timer);
  timers.clear();
}

export function releaseToasts(): void {
  for (const { id } of toasts.read()) if (!timers.has(id)) closeLater(id);
}

function closeLater(id: number): void {
  timers.set(
    id,
    setTimeout(() => closeToast(id), LIFETIME),
  );
}
