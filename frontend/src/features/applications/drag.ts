/** Dragging cards between columns, by the library; the one place that names it. */
import {
  draggable,
  dropTargetForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useEffect, useRef, useState } from "react";
import type { Stage } from "@/lib/stages";

/** A ref for a card that can be dragged, and whether it is being dragged. */
export function useDraggable(id: number) {
  const ref = useRef<HTMLDivElement>(null);
  const [isDragged, setDragged] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    return draggable({
      element,
      getInitialData: () => ({ application: id }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [id]);
  return [ref, isDragged] as const;
}

/** A ref for a column that cards can be dropped on, and whether one is over it. */
export function useDropTarget(stage: Stage, onDrop: (id: number, stage: Stage) => void) {
  const ref = useRef<HTMLElement>(null);
  const drop = useRef(onDrop);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    drop.current = onDrop;
  });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => typeof source.data.application === "number",
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        drop.current(Number(source.data.application), stage);
      },
    });
  }, [stage]);
  return [ref, isOver] as const;
}
