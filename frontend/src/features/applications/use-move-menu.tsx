/** Moving applications of a list: at once, by a drop, or by the menu, which asks how it ended. */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { ApplicationItem } from "@/api/types";
import { keepFocus } from "@/features/applications/focus";
import { knownItem } from "@/features/applications/known-item";
import { type Move, MoveMenu } from "@/features/applications/move-menu";
import { useMoving } from "@/features/applications/use-moving";
import type { Stage } from "@/lib/stages";

interface OpenMenu {
  item: ApplicationItem;
  startsAt: "stages" | "outcomes";
}

export function useMoveMenu() {
  const client = useQueryClient();
  const [shown, setShown] = useState<OpenMenu | null>(null);
  const startMove = useMoving();

  const open = useCallback((item: ApplicationItem, startsAt: OpenMenu["startsAt"] = "stages") => {
    setShown({ item, startsAt });
  }, []);
  const move = useCallback(
    (item: ApplicationItem, wanted: Move) => {
      startMove(item, wanted);
      keepFocus(item.id);
    },
    [startMove],
  );
  const close = useCallback(() => {
    setShown(null);
    if (shown !== null) keepFocus(shown.item.id);
  }, [shown]);

  function drop(id: number, stage: Stage): void {
    const item = knownItem(client, id);
    if (item === undefined || item.stage === stage) return;
    if (stage === "closed") open(item, "outcomes");
    else startMove(item, { stage });
  }

  const menu = shown !== null && (
    <MoveMenu
      title={`${shown.item.title}, ${shown.item.company}`}
      stage={shown.item.stage}
      startsAt={shown.startsAt}
      onMove={(wanted) => move(shown.item, wanted)}
      onClose={close}
    />
  );
  return { open, drop, move, menu };
}
