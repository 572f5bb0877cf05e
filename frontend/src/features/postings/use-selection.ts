/** Which postings of the list are selected. Another search starts with none. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { JobItem } from "@/api/types";
import { postingsCopy } from "@/features/postings/copy";
import { toggled } from "@/lib/toggled";
import { showToast } from "@/ui/toast-store";

/** As many as the server changes at once. */
export const MOST_SELECTED = 500;

const NONE: ReadonlySet<number> = new Set();

export interface Selection {
  /** Those that are in the list, in its order. */
  jobs: readonly JobItem[];
  ids: ReadonlySet<number>;
  toggle: (id: number) => void;
  selectAll: () => void;
  clear: () => void;
}

export function useSelection(items: readonly JobItem[], searched: string): Selection {
  const [kept, setKept] = useState({ searched, ids: NONE });
  const ids = kept.searched === searched ? kept.ids : NONE;
  const jobs = useMemo(() => items.filter((job) => ids.has(job.id)), [items, ids]);

  const latest = useRef(ids);
  useEffect(() => {
    latest.current = ids;
  });
  const toggle = useCallback(
    (id: number) => {
      const chosen = latest.current;
      if (chosen.size >= MOST_SELECTED && !chosen.has(id)) {
        showToast(postingsCopy.tooMany(MOST_SELECTED));
      } else {
        setKept({ searched, ids: toggled(chosen, id) });
      }
    },
    [searched],
  );
  const selectAll = () =>
    setKept({ searched, ids: new Set(items.slice(0, MOST_SELECTED).map((job) => job.id)) });
  const clear = useCallback(() => setKept({ searched, ids: NONE }), [searched]);

  return { jobs, ids, toggle, selectAll, clear };
}
