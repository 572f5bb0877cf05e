/** The keys of the applications: up and down, the menu, the digits of the stages, and the box that finds. */
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { ApplicationItem } from "@/api/types";
import { focusApplication, focusedApplication } from "@/features/applications/focus";
import { knownItem } from "@/features/applications/known-item";
import type { Move } from "@/features/applications/move-menu";
import { STAGES, type Stage } from "@/lib/stages";
import { useShortcuts } from "@/ui/shortcuts";

interface ApplicationKeys {
  onMenu: (item: ApplicationItem, startsAt?: "stages" | "outcomes") => void;
  onMove: (item: ApplicationItem, move: Move) => void;
}

/** The answer goes to the box that finds. */
export function useApplicationKeys({ onMenu, onMove }: ApplicationKeys) {
  const box = useRef<HTMLInputElement>(null);
  const client = useQueryClient();
  const current = () => knownItem(client, focusedApplication());

  function step(by: 1 | -1): void {
    const rows = [...document.querySelectorAll<HTMLElement>("[data-application]")];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const row = rows[at === -1 ? 0 : at + by];
    if (row !== undefined) focusApplication(Number(row.dataset.application));
  }

  function moveTo(stage: Stage): void {
    const item = current();
    if (item === undefined) return;
    if (stage === "closed") onMenu(item, "outcomes");
    else onMove(item, { stage });
  }

  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    "/": () => box.current?.focus(),
    m: () => {
      const item = current();
      if (item !== undefined) onMenu(item);
    },
    ...Object.fromEntries(STAGES.map((stage, at) => [String(at + 1), () => moveTo(stage)])),
  });
  return box;
}
