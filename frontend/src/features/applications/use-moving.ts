/** Moves applications: at once on screen, then on the server, and says so with the way back. */
import { useCallback } from "react";
import { moveApplication } from "@/api/applications";
import type { ApplicationItem } from "@/api/types";
import { applicationsCopy } from "@/features/applications/copy";
import type { Move } from "@/features/applications/move-menu";
import { useChanging } from "@/features/applications/use-changing";
import { uiCopy } from "@/ui/copy";

export function useMoving(): (item: ApplicationItem, move: Move) => void {
  const { change } = useChanging();
  return useCallback(
    (item, { stage, outcome, at }) => {
      const to = outcome === undefined ? uiCopy.stages[stage] : closedAs(uiCopy.outcomes[outcome]);
      const sent = { stage, ...(outcome && { outcome }), ...(at && { at }) };
      change({
        id: item.id,
        send: (version) => moveApplication(item.id, sent, version),
        meanwhile: (known) => ({
          ...known,
          stage,
          outcome: outcome ?? null,
          since: at ?? new Date().toISOString(),
        }),
        said: applicationsCopy.moved(item.title, to),
        failed: (why) => applicationsCopy.notMoved(item.title, why),
      });
    },
    [change],
  );
}

function closedAs(outcome: string): string {
  return `${uiCopy.stages.closed}, ${outcome.toLowerCase()}`;
}
