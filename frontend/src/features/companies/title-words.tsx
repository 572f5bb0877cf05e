/** The words that decide which titles are kept, once for all companies that share them. */
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo, useState } from "react";
import type { CompanySetting } from "@/api/types";
import { companiesCopy } from "@/features/companies/copy";
import { firstFollowed, type WordSet } from "@/features/companies/playground";
import { foldedTitlesOptions, MOST_TITLES } from "@/features/companies/queries";
import { TitlePlayground } from "@/features/companies/title-playground";
import classes from "@/features/companies/title-words.module.css";
import { addWords, type TitleFilters } from "@/lib/title-words";
import { ErrorState } from "@/ui/states";
import { TokenList } from "@/ui/token-list";

interface TitleWordsProps {
  sets: readonly WordSet[];
  nameOf: (company: string) => string;
  onChange: (settings: readonly CompanySetting[], filters: TitleFilters) => void;
}

export function TitleWords({ sets, nameOf, onChange }: TitleWordsProps) {
  if (sets.length === 0) return null;
  return (
    <section aria-labelledby="title-words" className={classes.section}>
      <h2 id="title-words">{companiesCopy.words.heading}</h2>
      <p className={classes.hint}>{companiesCopy.words.hint}</p>
      {sets.map((set) => (
        // By a company that stays, so that a box keeps what is typed while words and companies change.
        <WordSetBox
          key={firstFollowed(set.settings).company_name}
          set={set}
          isOnly={sets.length === 1}
          nameOf={nameOf}
          onChange={(filters) => onChange(set.settings, filters)}
        />
      ))}
    </section>
  );
}

interface WordSetBoxProps {
  set: WordSet;
  isOnly: boolean;
  nameOf: (company: string) => string;
  onChange: (filters: TitleFilters) => void;
}

const NO_DRAFT = { include: [], exclude: [] };

function WordSetBox({ set, isOnly, nameOf, onChange }: WordSetBoxProps) {
  const [draft, setDraft] = useState<TitleFilters>(NO_DRAFT);
  const { filters } = set;
  const names = set.settings.map((row) => nameOf(row.company_name));
  const name = isOnly ? companiesCopy.words.ofAll : companiesCopy.words.of(names);
  const change = (changed: Partial<TitleFilters>) => onChange({ ...filters, ...changed });
  const draftOf = (list: keyof TitleFilters) => (words: string[]) =>
    setDraft((before) => ({ ...before, [list]: words }));
  return (
    <div className={classes.set}>
      <div className={classes.lists}>
        <h3 className={classes.name}>{name}</h3>
        <TokenList
          label={companiesCopy.include}
          context={name}
          words={filters.include}
          emptyText={companiesCopy.noInclude}
          onChange={(include) => change({ include })}
          onDraft={draftOf("include")}
        />
        <TokenList
          label={companiesCopy.exclude}
          context={name}
          words={filters.exclude}
          emptyText={companiesCopy.noExclude}
          onChange={(exclude) => change({ exclude })}
          onDraft={draftOf("exclude")}
        />
      </div>
      <Playground set={set} draft={draft} nameOf={nameOf} />
    </div>
  );
}

interface PlaygroundProps {
  set: WordSet;
  draft: TitleFilters;
  nameOf: (company: string) => string;
}

/** Shows what the words do, those being typed included. */
function Playground({ set, draft, nameOf }: PlaygroundProps) {
  const titles = useQuery(foldedTitlesOptions);
  const { filters } = set;
  // Thousands of titles are judged after the box or the switch that asked for it has answered.
  const known = useDeferredValue(titles.data);
  const settings = useDeferredValue(set.settings);
  const folded = useMemo(() => {
    const companies = new Set(settings.map((row) => row.company_name));
    return (known ?? []).filter(({ company }) => companies.has(company));
  }, [known, settings]);
  const tried = useMemo(
    () => ({
      include: addWords(filters.include, draft.include),
      exclude: addWords(filters.exclude, draft.exclude),
    }),
    [filters, draft],
  );
  const shown = useDeferredValue(tried);
  if (titles.isError) {
    return (
      <ErrorState
        failed={companiesCopy.playground.failed}
        error={titles.error}
        onRetry={() => void titles.refetch()}
      />
    );
  }
  if (known === undefined) return <p>{companiesCopy.playground.loading}</p>;
  const isCut = known.length >= MOST_TITLES;
  return <TitlePlayground titles={folded} isCut={isCut} filters={shown} nameOf={nameOf} />;
}
