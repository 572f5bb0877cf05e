/** Choices that stay in this browser, such as whether single keys act. */
import { createStore, type Store } from "@/lib/store";

/** A store whose value outlives the page; a browser that keeps nothing gets the start value each time. */
export function remembered<Value extends string>(
  name: string,
  start: Value,
  allowed: readonly Value[],
): Store<Value> {
  const key = `job-hunt-tracker.${name}`;
  const store = createStore(readKept(key, allowed) ?? start);
  return {
    ...store,
    set: (value) => {
      store.set(value);
      keep(key, value);
    },
  };
}

function readKept<Value extends string>(key: string, allowed: readonly Value[]): Value | undefined {
  try {
    const kept = window.localStorage.getItem(key);
    return allowed.find((value) => value === kept);
  } catch {
    return undefined;
  }
}

function keep(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value);
  } catch {
    // Private windows may refuse; the choice then holds until the page is left.
  }
}
