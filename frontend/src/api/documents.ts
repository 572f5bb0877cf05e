/** Every question about the user's documents: kept version after version, renamed, taken off the list, had back. */
import { request, requestFile } from "@/api/client";
import type { DocumentKind, KeptDocument, UploadDone } from "@/api/types";
import { putAside } from "@/api/upload";

const BASE = "/api/documents";

export const fetchDocuments = (signal?: AbortSignal) =>
  request<KeptDocument[]>("GET", BASE, { signal });

/** A repeated request with the same key keeps nothing twice. */
export async function addDocument(file: File, kind: DocumentKind, key: string) {
  const upload = await putAside(file);
  const headers = { "Idempotency-Key": key };
  if (upload !== null) return complete({ upload, name: file.name, kind }, headers);
  return request<KeptDocument>("POST", BASE, {
    ...{ query: { name: file.name, kind }, body: file, headers },
  });
}

/** What is the newest version already is not kept twice. */
export async function addDocumentVersion(id: number, file: File) {
  const upload = await putAside(file);
  if (upload !== null) return complete({ upload, name: file.name, document_id: id });
  return request<KeptDocument>("POST", `${BASE}/${id}/versions`, {
    ...{ query: { name: file.name }, body: file },
  });
}

const complete = (body: UploadDone, headers: Record<string, string> = {}) =>
  request<KeptDocument>("POST", `${BASE}/uploads/complete`, { body, headers });

export const changeDocument = (id: number, edit: { name: string; kind: DocumentKind }) =>
  request<KeptDocument>("PATCH", `${BASE}/${id}`, { body: edit });

export const deleteDocument = (id: number) => request<KeptDocument>("DELETE", `${BASE}/${id}`);

export const restoreDocument = (id: number) =>
  request<KeptDocument>("POST", `${BASE}/${id}/restore`);

export const fetchDocumentFile = (version: number) => requestFile(`${BASE}/versions/${version}`);

/** The page that the kept copy of an application was read from. */
export const fetchKeptPage = (application: number) =>
  requestFile(`/api/applications/${application}/raw`);
