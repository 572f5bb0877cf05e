/** Moves applications: at once on screen, then on the server, and says so with the way back. */
import { useCallback } from "react";
import { addItem } from "@/api/application-items";
import { moveApplication } from "@/api/applications";
import type { ApplicationItem } from "@/api/types";
import { applicationsCopy } from "@/features/applications/copy";
import type { Move } from "@/features/applications/move-menu";
import { useChanging } from "@/features/applications/use-changing";
import { newKey } from "@/lib/new-key";
import { uiCopy } from "@/ui/copy";

export function useMoving(): (item: ApplicationItem, move: Move) => void {
  const { change } = useChanging();
  return useCallback(
    (item, { stage, outcome, at, documents = [] }) => {
      const to = outcome === undefined ? uiCopy.stages[stage] : closedAs(uiCopy.outcomes[outcome]);
      const sent = { stage, ...(outcome && { outcome }), ...(at && { at }) };
      change({
        id: item.id,
        // Before the move, so that what is kept of the posting on applying says what was sent with it.
        send: async (version) => {
          const seen = await markAsSent(item.id, documents, at, version);
          return moveApplication(item.id, sent, seen);
        },
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

/** The version of the application that this has made. */
async function markAsSent(
  application: number,
  documents: readonly number[],
  at: string | undefined,
  version: number | null,
): Promise<number | null> {
  let seen = version;
  for (const document_version_id of documents) {
    const body = { document_version_id, ...(at && { sent_at: at }) };
    seen = (await addItem(application, "documents", body, newKey())).version;
  }
  return seen;
}

function closedAs(outcome: string): string {
  return `${uiCopy.stages.closed}, ${outcome.toLowerCase()}`;
}
