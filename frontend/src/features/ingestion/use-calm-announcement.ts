/** A sentence that changes often, let through at most every five seconds for screen readers. */
import { useThrottledValue } from "@mantine/hooks";

const CALM = 5_000;

export function useCalmAnnouncement(sentence: string): string {
  return useThrottledValue(sentence, CALM);
}
