/** A value that belongs to the whole page and not to one component, which components can follow. */
import { useEffect, useRef, useSyncExternalStore } from "react";

export interface Store<Value> {
  read: () => Value;
  set: (value: Value) => void;
  follow: (tell: () => void) => () => void;
}

export function createStore<Value>(start: Value): Store<Value> {
  let current = start;
  const followers = new Set<() => void>();
  return {
    read: () => current,
    set: (value) => {
      if (Object.is(value, current)) return;
      current = value;
      for (const tell of followers) tell();
    },
    follow: (tell) => {
      followers.add(tell);
      return () => followers.delete(tell);
    },
  };
}

export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.follow, store.read);
}

/** Calls `tell` after each change since the first render, also one from before effects first ran. */
export function useChange<Value>(store: Store<Value>, tell: () => void): void {
  const value = useStore(store);
  const told = useRef(value);
  useEffect(() => {
    if (Object.is(told.current, value)) return;
    told.current = value;
    tell();
  }, [value, tell]);
}
