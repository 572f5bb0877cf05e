/** Keys that act on the page, alone or one after the other, and the switch that silences single keys. */
import { useEffect, useRef } from "react";
import { remembered } from "@/lib/remembered";

/** What each key does: "j", "?", "g s" for one after the other, "mod+k" for Ctrl or Command. */
export type Bindings = Readonly<Record<string, () => void>>;

const SECOND_KEY_WITHIN = 1_200;
const TYPING =
  "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false])";

export const singleKeys = remembered("single-keys", "on", ["on", "off"]);

const layers: { readonly current: Bindings }[] = [];
let first = { key: "", at: 0 };

/** The bindings hold while the component is there; those of inner components come before outer ones. */
export function useShortcuts(bindings: Bindings): void {
  const layer = useRef(bindings);
  useEffect(() => {
    layer.current = bindings;
  });
  useEffect(() => {
    if (layers.length === 0) window.addEventListener("keydown", onKeyDown);
    layers.unshift(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) window.removeEventListener("keydown", onKeyDown);
    };
  }, []);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const isModified = event.ctrlKey || event.metaKey;
  const key = isModified ? `mod+${event.key.toLowerCase()}` : event.key;
  if (!isHeard(event, isModified)) return;
  const action = actionFor(sequenceWith(key, event.timeStamp)) ?? actionFor(key);
  first = { key, at: event.timeStamp };
  if (action === undefined) return;
  first = { key: "", at: 0 };
  event.preventDefault();
  action();
}

/**
 * Typing is left alone, save for Ctrl-K, and so is everything under an open dialog. The switch silences
 * characters, which may be spoken or hit by accident, but not keys such as Escape.
 */
function isHeard(event: KeyboardEvent, isModified: boolean): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (event.altKey || document.querySelector("dialog[open]") !== null) return false;
  if (isModified && event.key.toLowerCase() === "k") return true;
  if (target?.closest(TYPING) != null) return false;
  return isModified || event.key.length > 1 || singleKeys.read() === "on";
}

function sequenceWith(key: string, now: number): string {
  return first.key !== "" && now - first.at < SECOND_KEY_WITHIN ? `${first.key} ${key}` : key;
}

function actionFor(keys: string): (() => void) | undefined {
  return layers.map(({ current }) => current[keys]).find((action) => action !== undefined);
}
