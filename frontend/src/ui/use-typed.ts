/** The text of a box that acts while one types. */
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";

const TYPING_PAUSE = 250;

/** What is being typed, sent after a pause; what else changes the text changes the box as well. */
export function useTyped(text: string, send: (text: string) => void) {
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  const [sent, setSent] = useState<string | null>(null);
  const sendSoon = useDebouncedCallback((next: string) => {
    setSent(next);
    send(next);
  }, TYPING_PAUSE);
  if (text !== known) {
    setKnown(text);
    // What comes back from here is older than what was typed meanwhile.
    if (text === sent) setSent(null);
    else setTyped(text);
  }
  function type(next: string): void {
    setTyped(next);
    sendSoon(next.trim());
  }
  return [typed, type] as const;
}
