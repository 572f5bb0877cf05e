/** Downloads a file of the server's, or says why not. */
import { useMutation } from "@tanstack/react-query";
import type { ServedFile } from "@/api/client";
import { postingCopy } from "@/features/postings/posting-copy";
import { problemText } from "@/lib/problem";
import { saveFile } from "@/lib/save-file";
import { showToast } from "@/ui/toast-store";

export function useDownload(): (ask: () => Promise<ServedFile>) => void {
  const { mutate } = useMutation({
    mutationFn: (ask: () => Promise<ServedFile>) => ask(),
    onSuccess: ({ name, body }) => saveFile(name, body),
    onError: (error) => showToast(postingCopy.notDownloaded(problemText(error))),
  });
  return mutate;
}
