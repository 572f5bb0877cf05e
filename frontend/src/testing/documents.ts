/** Documents, and how a posting differs from its kept copy, as the server answers. */
import type { DocumentVersion, KeptDocument, PostingDrift, SentDocument } from "@/api/types";

const WHEN = "2025-11-04T09:00:00Z";

export const aVersion = (over: Partial<DocumentVersion> = {}): DocumentVersion => ({
  ...{ id: 70, number: 1, file_name: "CV Ada.pdf", media_type: "application/pdf", size: 120_400 },
  ...{ created_at: WHEN, uses: [] },
  ...over,
});

export const aDocument = (over: Partial<KeptDocument> = {}): KeptDocument => ({
  ...{ id: 7, name: "CV Ada", kind: "cv", created_at: WHEN, deleted_at: null },
  versions: [aVersion()],
  ...over,
});

export const aSentDocument = (over: Partial<SentDocument> = {}): SentDocument => ({
  ...{ id: 90, document_version_id: 70, name: "CV Ada", number: 1, sent_to: "Noor", sent_at: WHEN },
  ...over,
});

export const aDrift = (over: Partial<PostingDrift> = {}): PostingDrift => ({
  ...{ taken_at: WHEN, seen_at: "2025-11-09T09:00:00Z" },
  fields: [{ name: "pay", old: "$90,000", new: null }],
  words: [
    { op: "same", text: "You will look after the" },
    { op: "removed", text: "lake." },
    { op: "added", text: "warehouse." },
  ],
  ...over,
});
