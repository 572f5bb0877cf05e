/** Adds companies line by line, as they were pasted, and keeps what became of each line. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addCompany } from "@/api/endpoints";
import { keys } from "@/api/keys";
import type { Company } from "@/api/types";
import { problemText } from "@/lib/problem";

export type AddedLine = { line: string } & (
  | { company: Company }
  | { error: string }
  | { waits: true }
);

const MOST_LINES = 200;

export function readLines(typed: string): string[] {
  const lines = typed.split("\n").map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ""))].slice(0, MOST_LINES);
}

/** One after the other, since each may ask a foreign site. `onAdded` hears of all that were found. */
export function useAddCompanies(onAdded: (companies: Company[]) => void) {
  const client = useQueryClient();
  const [lines, setLines] = useState<AddedLine[]>([]);
  const adding = useMutation({
    mutationFn: async (wanted: string[]) => {
      const told: AddedLine[] = wanted.map((line) => ({ line, waits: true }));
      setLines([...told]);
      for (const [at, line] of wanted.entries()) {
        told[at] = await addCompany(line).then(
          (company) => ({ line, company }),
          (error: unknown) => ({ line, error: problemText(error) }),
        );
        setLines([...told]);
      }
      return told.flatMap((line) => ("company" in line ? [line.company] : []));
    },
    onSuccess: async (companies) => {
      if (companies.length === 0) return;
      await client.invalidateQueries({ queryKey: keys.companies });
      onAdded(companies);
    },
  });
  return { lines, isAdding: adding.isPending, add: adding.mutateAsync };
}
