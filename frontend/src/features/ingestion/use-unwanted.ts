/** The companies that the reader has left out of the plan; kept and forgotten together with the plan. */
import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { keys } from "@/api/keys";

type Names = ReadonlySet<string>;

const NONE: Names = new Set();
const queryKey = [...keys.dryRun, { unwanted: true }];

export function useUnwanted(): [Names, (name: string, isWanted: boolean) => void] {
  const client = useQueryClient();
  // Sets are not compared by content, and are never changed in place.
  const kept = useQuery<Names>({ queryKey, queryFn: skipToken, structuralSharing: false });
  const choose = useCallback(
    (name: string, isWanted: boolean) =>
      client.setQueryData<Names>(queryKey, (before = NONE) => {
        const next = new Set(before);
        if (isWanted) next.delete(name);
        else next.add(name);
        return next;
      }),
    [client],
  );
  return [kept.data ?? NONE, choose];
}
