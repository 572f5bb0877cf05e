/** Adds, changes and removes what belongs to an application. */
import { useState } from "react";
import { addItem, changeItem, type ItemKind, removeItem } from "@/api/application-items";
import type { Application } from "@/api/types";
import { detailCopy } from "@/features/applications/detail-copy";
import { useChanging } from "@/features/applications/use-changing";
import { newKey } from "@/lib/new-key";

const { item: copy } = detailCopy;

interface Words {
  removed: string;
  notRemoved: (why: string) => string;
}

export function useItems({ id: application }: Application, kind: ItemKind) {
  const { change, isPending } = useChanging();
  const [error, setError] = useState<unknown>(null);
  const [key, setKey] = useState(newKey);

  function save(id: number | null, body: object, onDone: () => void, said?: string): void {
    setError(null);
    change({
      id: application,
      send: (version) =>
        id === null
          ? addItem(application, kind, body, key)
          : changeItem(application, kind, id, body, version),
      ...(said === undefined ? {} : { said }),
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

  /** `words` say it otherwise than that something was removed. */
  function remove(
    id: number,
    name: string,
    words: Words = {
      removed: copy.removed(name),
      notRemoved: (why) => copy.notRemoved(name, why),
    },
  ): void {
    change({
      id: application,
      send: (version) => removeItem(application, kind, id, version),
      said: words.removed,
      failed: words.notRemoved,
    });
  }

  return { save, remove, error, isBusy: isPending, forgetError: () => setError(null) };
}
