/** What the values of the filters are called on screen. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { LIST_FILTERS } from "@/api/job-search";
import type { Company } from "@/api/types";
import { companiesOptions } from "@/features/companies/queries";
import { postingsCopy } from "@/features/postings/copy";
import { employmentWords, levelWords, modeWords } from "@/features/postings/stated-words";

export type ListFilter = (typeof LIST_FILTERS)[number];

export type ValueWords = (filter: ListFilter, value: string) => string;

/** As the companies are known so far; a name nobody knows stays as it is written. */
export function useValueWords(): ValueWords {
  const companies = useQuery(companiesOptions).data;
  return useMemo(() => wordsWith(companies ?? []), [companies]);
}

export function wordsWith(companies: readonly Company[]): ValueWords {
  const names = new Map(companies.map(({ name, display_name }) => [name, display_name]));
  const platforms = new Map(
    companies.map(({ platform, platform_label }) => [platform, platform_label]),
  );
  const mine: Readonly<Record<string, string>> = postingsCopy.mine;
  const writers: Record<ListFilter, (value: string) => string | null | undefined> = {
    company: (value) => names.get(value),
    platform: (value) => platforms.get(value),
    country: countryName,
    place: (value) => value,
    mode: modeWords,
    type: employmentWords,
    team: (value) => value,
    level: levelWords,
    mine: (value) => mine[value],
  };
  return (filter, value) => writers[filter](value) ?? value;
}

const regions = new Intl.DisplayNames(["en-GB"], { type: "region", fallback: "code" });

function countryName(code: string): string {
  try {
    return regions.of(code.toUpperCase()) ?? code;
  } catch {
    return code;
  }
}
