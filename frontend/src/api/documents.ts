/** Every question about the user's documents: kept version after version, renamed, taken off the list, had back. */
import { request, requestFile } from "@/api/client";
import type { DocumentKind, KeptDocument } from "@/api/types";

const BASE = "/api/documents";

export const fetchDocuments = (signal?: AbortSignal) =>
  request<KeptDocument[]>("GET", BASE, { signal });

/** A repeated request with the same key keeps nothing twice. */
export const addDocument = (file: File, kind: DocumentKind, key: string) =>
  request<KeptDocument>("POST", BASE, {
    ...{ query: { name: file.name, kind }, body: file },
    headers: { "Idempotency-Key": key },
  });

/** What is the newest version already is not kept twice. */
export const addDocumentVersion = (id: number, file: File) =>
  request<KeptDocument>("POST", `${BASE}/${id}/versions`, {
    ...{ query: { name: file.name }, body: file },
  });

export const changeDocument = (id: number, edit: { name: string; kind: DocumentKind }) =>
  request<KeptDocument>("PATCH", `${BASE}/${id}`, { body: edit });

export const deleteDocument = (id: number) => request<KeptDocument>("DELETE", `${BASE}/${id}`);

export const restoreDocument = (id: number) =>
  request<KeptDocument>("POST", `${BASE}/${id}/restore`);

export const fetchDocumentFile = (version: number) => requestFile(`${BASE}/versions/${version}`);

/** The page that the kept copy of an application was read from. */
export const fetchKeptPage = (application: number) =>
  requestFile(`/api/applications/${application}/raw`);
