/** Uploads files one after the other; those under way and those refused outlive the screen that began them. */
import { useMutation, useMutationState, useQueryClient } from "@tanstack/react-query";
import { addDocument, addDocumentVersion } from "@/api/documents";
import { keys } from "@/api/keys";
import type { KeptDocument } from "@/api/types";
import { documentCopy } from "@/features/applications/documents/document-copy";
import { kindByName } from "@/features/applications/documents/file-words";
import { placeDocument } from "@/features/applications/documents/queries";
import { newKey } from "@/lib/new-key";
import { Problem } from "@/lib/problem";
import { showToast } from "@/ui/toast-store";

const { upload: copy } = documentCopy;
const KEY = ["upload-document"];
const TOO_MANY_AT_ONCE = 429;

export interface Upload {
  file: File;
  /** The document that it is the next version of; null for a new one. */
  document: number | null;
  key: string;
}

export interface Refused {
  upload: Upload;
  error: unknown;
  /** Whether the same file may be kept another time. */
  isWorthAnotherTry: boolean;
}

export function useUploads() {
  const client = useQueryClient();
  const cache = client.getMutationCache();
  const { mutate } = useMutation({
    mutationKey: KEY,
    scope: { id: "documents" },
    mutationFn: send,
    onSuccess: (kept, { document }) => {
      placeDocument(client, kept);
      const { number = 1 } = kept.versions[0] ?? {};
      showToast(document === null ? copy.kept(kept.name) : copy.keptVersion(kept.name, number));
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.documents }),
  });
  const states = useMutationState({
    filters: { mutationKey: KEY },
    select: ({ state: { status, error, variables } }) => ({
      ...{ status, error, upload: variables as Upload },
    }),
  });

  function forget(unwanted: Upload): void {
    for (const mutation of cache.findAll({ mutationKey: KEY })) {
      if (mutation.state.variables === unwanted) cache.remove(mutation);
    }
  }

  return {
    busy: states.filter(({ status }) => status === "pending").length,
    refused: states
      .filter(({ status }) => status === "error")
      .map(({ upload, error }): Refused => ({ upload, error, isWorthAnotherTry: mayPass(error) })),
    start: (files: Iterable<File>, document: number | null) => {
      for (const file of files) mutate({ file, document, key: newKey() });
    },
    again: (upload: Upload) => {
      forget(upload);
      mutate(upload);
    },
    forget,
  };
}

async function send({ file, document, key }: Upload): Promise<KeptDocument> {
  try {
    // What has gone since it was chosen would look like a server that does not answer.
    await file.slice(0, 1).arrayBuffer();
  } catch {
    throw new Problem(0, "not_readable", copy.unreadable);
  }
  return document === null
    ? addDocument(file, kindByName(file.name), key)
    : addDocumentVersion(document, file);
}

function mayPass(error: unknown): boolean {
  if (!(error instanceof Problem)) return false;
  return error.status === 0 || error.status >= 500 || error.status === TOO_MANY_AT_ONCE;
}
