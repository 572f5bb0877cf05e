/** Moving applications of a list: at once, by a drop, or by the menu, which asks how it ended. */
import { useQueryClient } from "@tanstack/react-query";
import { type Ref, useCallback, useImperativeHandle, useRef, useState } from "react";
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

interface MenuPlace {
  open: (menu: OpenMenu) => void;
}

export function useMoveMenu() {
  const client = useQueryClient();
  const place = useRef<MenuPlace>(null);
  const startMove = useMoving();

  const open = useCallback((item: ApplicationItem, startsAt: OpenMenu["startsAt"] = "stages") => {
    place.current?.open({ item, startsAt });
  }, []);
  const move = useCallback(
    (item: ApplicationItem, wanted: Move) => {
      startMove(item, wanted);
      keepFocus(item.id);
    },
    [startMove],
  );

  function drop(id: number, stage: Stage): void {
    const item = knownItem(client, id);
    if (item === undefined || item.stage === stage) return;
    if (stage === "closed") open(item, "outcomes");
    else startMove(item, { stage });
  }

  return { open, drop, move, menu: <ShownMenu ref={place} onMove={move} /> };
}

interface ShownMenuProps {
  ref: Ref<MenuPlace>;
  onMove: (item: ApplicationItem, wanted: Move) => void;
}

/** Knows by itself whether it is open, so that opening it draws no card and no row again. */
function ShownMenu({ ref, onMove }: ShownMenuProps) {
  const [shown, setShown] = useState<OpenMenu | null>(null);
  useImperativeHandle(ref, () => ({ open: setShown }), []);
  if (shown === null) return null;
  const { item, startsAt } = shown;
  return (
    <MoveMenu
      title={`${item.title}, ${item.company}`}
      stage={item.stage}
      startsAt={startsAt}
      onMove={(wanted) => onMove(item, wanted)}
      onClose={() => {
        setShown(null);
        keepFocus(item.id);
      }}
    />
  );
}
