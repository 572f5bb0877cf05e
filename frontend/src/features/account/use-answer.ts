/** One question to the server and its answer, for the login, which is too light for a memory of answers. */
import { useCallback, useEffect, useState } from "react";

export interface Answer<Value> {
  value: Value | undefined;
  error: unknown;
  /** Asks once more; until the answer comes, the last one stays. */
  again: () => void;
}

/** `ask` has to be the same function at each call. */
export function useAnswer<Value>(ask: (signal: AbortSignal) => Promise<Value>): Answer<Value> {
  const [tries, setTries] = useState(0);
  const [value, setValue] = useState<Value>();
  const [error, setError] = useState<unknown>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks the same again.
  useEffect(() => {
    const stop = new AbortController();
    setError(undefined);
    ask(stop.signal).then(setValue, (failed: unknown) => {
      if (!stop.signal.aborted) setError(failed);
    });
    return () => stop.abort();
  }, [ask, tries]);
  const again = useCallback(() => setTries((count) => count + 1), []);
  return { value, error, again };
}
