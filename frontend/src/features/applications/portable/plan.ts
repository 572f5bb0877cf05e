/** What a chosen file would bring, as a remembered answer for each way of deciding about it. */
import { queryOptions } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { FILE_CHANGED, type ImportChoice, planImport } from "@/api/portable";
import type { ImportPlan } from "@/api/types";
import { Problem } from "@/lib/problem";

/** A file may be chosen again after it was changed, so each choice is told apart. */
export interface Chosen {
  id: number;
  file: File;
}

/** All is left to the server, which guesses what columns mean. */
export const NO_CHOICE: ImportChoice = {
  ...{ duplicates: "skip", deleted: "leave" },
  ...{ columns: [], dayFirst: null },
};

export function planOptions({ id, file }: Chosen, choice: ImportChoice) {
  return queryOptions({
    queryKey: [...keys.importPlan, id, choice],
    queryFn: ({ signal }) => planImport(file, choice, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function isEmpty(plan: ImportPlan, { deleted }: ImportChoice): boolean {
  const { kind, applications, documents, companies, views } = plan;
  const others = kind === "export" ? documents + companies + views : 0;
  const back = deleted === "restore" ? plan.deleted.length + plan.deleted_documents : 0;
  return applications + others + back === 0;
}

/** Whether the server, or the file itself, said no: nothing was written then, and asking again would not help. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof Problem)) return false;
  return error.code === FILE_CHANGED || (error.status >= 400 && error.status < 500);
}
