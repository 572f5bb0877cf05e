/** Titles that are known already, split by the words as they stand, with the deciding word marked. */
import { Tabs } from "@mantine/core";
import { memo, useMemo } from "react";
import { companiesCopy } from "@/features/companies/copy";
import { type FoldedTitle, type JudgedTitle, judgeTitles } from "@/features/companies/playground";
import classes from "@/features/companies/title-playground.module.css";
import { formatCount } from "@/lib/count";
import type { TitleFilters } from "@/lib/title-words";
import { MarkedTitle } from "@/ui/marked-title";
import { Steps } from "@/ui/steps";

const STEP = 50;
const { playground: copy } = companiesCopy;

interface TitlePlaygroundProps {
  titles: readonly FoldedTitle[];
  /** Whether more are known than were asked for. */
  isCut: boolean;
  filters: TitleFilters;
  nameOf: (company: string) => string;
}

/** Drawn again only when what it shows has changed, since it stands under boxes that are typed in. */
export const TitlePlayground = memo(function TitlePlayground(props: TitlePlaygroundProps) {
  const { titles, isCut, filters, nameOf } = props;
  const { kept, leftOut } = useMemo(() => judgeTitles(titles, filters), [titles, filters]);
  const lists = [
    { key: "kept", label: copy.kept, judged: kept },
    { key: "out", label: copy.leftOut, judged: leftOut },
  ];
  if (titles.length === 0) return <p className={classes.none}>{copy.none}</p>;
  return (
    <div className={classes.playground}>
      <p className={classes.sentence}>{copy.sentence(titles.length, isCut)}</p>
      <Tabs defaultValue="kept" keepMounted={false} color="var(--accent)">
        <Tabs.List aria-label={copy.label}>
          {lists.map(({ key, label, judged }) => (
            <Tabs.Tab key={key} value={key}>
              {label} {formatCount(judged.length)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {lists.map(({ key, judged }) => (
          <Tabs.Panel key={key} value={key} className={classes.panel}>
            <Judged titles={judged} nameOf={nameOf} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  );
});

interface JudgedProps {
  titles: readonly JudgedTitle[];
  nameOf: (company: string) => string;
}

function Judged({ titles, nameOf }: JudgedProps) {
  if (titles.length === 0) return <p className={classes.none}>{copy.empty}</p>;
  return (
    <Steps rows={titles} step={STEP}>
      {(shown) => (
        <ul className={classes.list}>
          {shown.map(({ company, title, verdict }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same title may stand there many times.
            <li key={at} className={classes.row}>
              <span className={classes.title} data-rule={verdict.kept ? "kept" : "out"}>
                <MarkedTitle title={title} word={verdict.word} />
              </span>
              <span className={classes.note}>
                {nameOf(company)}
                {verdict.word === null && !verdict.kept && ` · ${copy.noWord}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Steps>
  );
}
