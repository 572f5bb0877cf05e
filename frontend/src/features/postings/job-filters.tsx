/** The boxes that narrow the postings list. */
import { NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { JobSearch } from "@/api/endpoints";
import { companiesOptions } from "@/features/companies/queries";
import { postingsCopy } from "@/features/postings/copy";
import classes from "@/features/postings/job-filters.module.css";
import { useShortcuts } from "@/ui/shortcuts";

const TYPING_PAUSE = 250;

interface JobFiltersProps {
  search: JobSearch;
  onChange: (changed: Partial<JobSearch>) => void;
}

export function JobFilters({ search, onChange }: JobFiltersProps) {
  const [typed, setTyped] = useState(search.q);
  const box = useRef<HTMLInputElement>(null);
  useShortcuts({ "/": () => box.current?.focus() });
  const changeSoon = useDebouncedCallback((q: string) => onChange({ q }), TYPING_PAUSE);
  const companies = useQuery(companiesOptions);

  return (
    <search className={classes.filters} aria-label={postingsCopy.filters}>
      <TextInput
        className={classes.text}
        ref={box}
        type="search"
        label={postingsCopy.search}
        aria-label={postingsCopy.searchLabel}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          changeSoon(event.currentTarget.value.trim());
        }}
      />
      <div className={classes.narrow}>
        <NativeSelect
          label={postingsCopy.company}
          value={search.company}
          data={[
            { value: "", label: postingsCopy.allCompanies },
            ...companyChoices(companies.data ?? [], search.company),
          ]}
          onChange={(event) => onChange({ company: event.currentTarget.value })}
        />
        <NativeSelect
          label={postingsCopy.status}
          value={search.status}
          data={[
            { value: "", label: postingsCopy.allStatuses },
            { value: "open", label: postingsCopy.openOnly },
            { value: "closed", label: postingsCopy.closedOnly },
          ]}
          onChange={(event) =>
            onChange({ status: event.currentTarget.value as JobSearch["status"] })
          }
        />
      </div>
    </search>
  );
}

/** The chosen company stays a choice even while the list is loading or does not name it. */
function companyChoices(
  companies: readonly { name: string; display_name: string }[],
  chosen: string,
): { value: string; label: string }[] {
  const choices = companies.map(({ name, display_name }) => ({ value: name, label: display_name }));
  const isMissing = chosen !== "" && !choices.some(({ value }) => value === chosen);
  return isMissing ? [...choices, { value: chosen, label: chosen }] : choices;
}
