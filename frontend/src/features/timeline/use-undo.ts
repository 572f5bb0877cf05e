/** Takes an event back, and offers to take that back in turn. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { undoEvent } from "@/api/timeline";
import { timelineCopy } from "@/features/timeline/copy";
import { forgetWhatFollows } from "@/features/timeline/forget";
import { problemText } from "@/lib/problem";
import { showToast } from "@/ui/toast-store";

interface Undoing {
  id: number;
  what: string;
  /** Whether it takes back an undoing. */
  isAgain?: boolean;
}

export function useUndo(): (undoing: Undoing) => void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    scope: { id: "applications" },
    mutationFn: ({ id }: Undoing) => undoEvent(id),
    onSuccess: ({ event, application }, { what, isAgain = false }) => {
      client.setQueryData(keys.application(application.id), application);
      if (isAgain) showToast(timelineCopy.undoIsUndone(what));
      else {
        showToast(timelineCopy.wasUndone(what), () => mutate({ id: event, what, isAgain: true }));
      }
    },
    onError: (error) => showToast(timelineCopy.undoFailed(problemText(error))),
    onSettled: () => forgetWhatFollows(client),
  });
  return mutate;
}
