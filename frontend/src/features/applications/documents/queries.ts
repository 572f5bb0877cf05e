/** The user's documents as a remembered answer, and a changed one put into its place in it. */
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { fetchDocuments } from "@/api/documents";
import { keys } from "@/api/keys";
import type { KeptDocument } from "@/api/types";

export const documentsOptions = queryOptions({
  queryKey: keys.documents,
  queryFn: ({ signal }) => fetchDocuments(signal),
});

/** As the server answered: changed in its place, new at the top, or gone. */
export function withDocument(
  shown: readonly KeptDocument[],
  answered: KeptDocument,
): KeptDocument[] {
  if (answered.deleted_at !== null) return shown.filter(({ id }) => id !== answered.id);
  if (shown.some(({ id }) => id === answered.id)) {
    return shown.map((one) => (one.id === answered.id ? answered : one));
  }
  const isBefore = (one: KeptDocument) =>
    Date.parse(one.created_at) > Date.parse(answered.created_at);
  return [...shown.filter(isBefore), answered, ...shown.filter((one) => !isBefore(one))];
}

export function placeDocument(client: QueryClient, answered: KeptDocument): void {
  client.setQueryData(documentsOptions.queryKey, (shown) => shown && withDocument(shown, answered));
}
