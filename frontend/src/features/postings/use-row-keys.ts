/** The keys that go up and down a list of links. */
import { type RefObject, useRef } from "react";
import { useShortcuts } from "@/ui/shortcuts";

/** The list is to hold one link per row. */
export function useRowKeys(): RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null);
  function move(by: 1 | -1): void {
    const links = [...(list.current?.querySelectorAll("a") ?? [])];
    const at = links.findIndex((link) => link.matches(":focus"));
    const next = at === -1 ? firstStop(links, by) : at + by;
    links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
  }
  useShortcuts({ j: () => move(1), k: () => move(-1) });
  return list;
}

/** Where one comes in: at the first row that can be seen, or from below at the last of all. */
function firstStop(links: readonly Element[], by: 1 | -1): number {
  if (by === -1) return links.length - 1;
  return Math.max(
    0,
    links.findIndex((link) => link.getBoundingClientRect().top >= 0),
  );
}
