/** A value that belongs to the whole page and not to one component, which components can follow. */
import { useSyncExternalStore } from "react";

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
