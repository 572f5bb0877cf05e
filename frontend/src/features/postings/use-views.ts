/** Saved views: kept, dropped with a way back, and told apart by the search they hold. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { deleteView, saveView } from "@/api/endpoints";
import { keys } from "@/api/keys";
import type { SavedView, ViewDraft } from "@/api/types";
import { viewCopy } from "@/features/postings/view-copy";
import { problemText } from "@/lib/problem";
import { showToast } from "@/ui/toast-store";

export function useSaveView(onSaved: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (view: ViewDraft) => saveView(view),
    onSuccess: (view) => {
      showToast(viewCopy.saved(view.name));
      onSaved();
    },
    onSettled: () => void client.invalidateQueries({ queryKey: keys.views }),
  });
}

export function useDeleteView(): (view: SavedView) => void {
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: keys.views });
  const again = useMutation({
    mutationFn: (view: ViewDraft) => saveView(view),
    onSettled: refresh,
  });
  const { mutate } = useMutation({
    mutationFn: ({ id }: SavedView) => deleteView(id),
    onSuccess: (_nothing, { name, query, feed }) => {
      showToast(viewCopy.removed(name, feed), () => again.mutate({ name, query }));
    },
    onError: (error, { name }) => showToast(viewCopy.notRemoved(name, problemText(error))),
    onSettled: refresh,
  });
  return mutate;
}
