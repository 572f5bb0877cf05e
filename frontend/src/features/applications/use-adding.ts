/** Adds an application, once however often the button is pressed, and leads to it. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { addApplication } from "@/api/applications";
import { keys } from "@/api/keys";
import type { ApplicationDraft } from "@/api/types";
import { applicationsCopy } from "@/features/applications/copy";
import { forgetWhatFollows } from "@/features/timeline/forget";
import { newKey } from "@/lib/new-key";
import { showToast } from "@/ui/toast-store";

export function useAdding(onDone: (id: number) => void) {
  const client = useQueryClient();
  const sent = useRef({ draft: "", key: "" });
  return useMutation({
    mutationFn: (draft: ApplicationDraft) => {
      // Another try of the same is the same request; anything else is a new one.
      const text = JSON.stringify(draft);
      if (sent.current.draft !== text) sent.current = { draft: text, key: newKey() };
      return addApplication(draft, sent.current.key);
    },
    onSuccess: (application) => {
      client.setQueryData(keys.application(application.id), application);
      showToast(applicationsCopy.addForm.added(application.title));
      onDone(application.id);
    },
    onSettled: () => forgetWhatFollows(client),
  });
}
