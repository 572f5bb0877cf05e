/** An application as this page knows it, from whichever list or screen has seen it last. */
import type { QueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import type { Application, ApplicationBoard, ApplicationItem } from "@/api/types";
import type { ApplicationPages } from "@/features/applications/list-cache";

export function knownItem(client: QueryClient, id: number | null): ApplicationItem | undefined {
  if (id === null) return undefined;
  const lists = client.getQueriesData({ queryKey: keys.applications }).flatMap(([, data]) => {
    if (isBoard(data)) return data.columns.flatMap(({ items }) => items);
    return isPages(data) ? data.pages.flatMap(({ items }) => items) : [];
  });
  const detail = client.getQueryData<Application>(keys.application(id));
  const known = [...lists, ...(detail === undefined ? [] : [detail])].filter(
    (item) => item.id === id,
  );
  return known.toSorted((one, other) => other.version - one.version)[0];
}

export function isBoard(data: unknown): data is ApplicationBoard {
  return typeof data === "object" && data !== null && "columns" in data;
}

export function isPages(data: unknown): data is ApplicationPages {
  return typeof data === "object" && data !== null && "pages" in data;
}
