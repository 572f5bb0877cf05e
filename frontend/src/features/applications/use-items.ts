/** Adds, changes and removes what belongs to an application. */
import { useState } from "react";
import { addItem, changeItem, type ItemKind, removeItem } from "@/api/application-items";
import type { Application } from "@/api/types";
import { detailCopy } from "@/features/applications/detail-copy";
import { useChanging } from "@/features/applications/use-changing";
import { newKey } from "@/lib/new-key";

const { item: copy } = detailCopy;

export function useItems({ id: application }: Application, kind: ItemKind) {
  const { change, isPending } = useChanging();
  const [error, setError] = useState<unknown>(null);
  const [key, setKey] = useState(newKey);

  function save(id: number | null, body: object, onDone: () => void): void {
    setError(null);
    change({
      id: application,
      send: (version) =>
        id === null
          ? addItem(application, kind, body, key)
          : changeItem(application, kind, id, body, version),
      onFailed: (failure) => {
        setError(failure);
        setKey(newKey());
      },
      onDone: () => {
        setKey(newKey());
        onDone();
      },
    });
  }

  function remove(id: number, name: string): void {
    change({
      id: application,
      send: (version) => removeItem(application, kind, id, version),
      said: copy.removed(name),
      failed: (why) => copy.notRemoved(name, why),
    });
  }

  return { save, remove, error, isBusy: isPending, forgetError: () => setError(null) };
}
