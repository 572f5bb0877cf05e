/** One company the user follows: its numbers, the state of its board with the reason, and its own words. */
import { Button, Switch } from "@mantine/core";
import { memo, useId } from "react";
import type { Company, CompanySetting } from "@/api/types";
import classes from "@/features/companies/company-row.module.css";
import { companiesCopy, stateText } from "@/features/companies/copy";
import { isOnlyNarrowed } from "@/features/companies/readings";
import type { RowActions } from "@/features/companies/use-row-actions";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { asSentence, shortAddress } from "@/lib/text";
import type { TitleFilters } from "@/lib/title-words";
import { AgeGutter } from "@/ui/age";
import { focusNeighbour } from "@/ui/focus-neighbour";
import { Notice } from "@/ui/notice";
import { OutLink } from "@/ui/text-link";
import { TokenList } from "@/ui/token-list";

interface CompanyRowProps {
  setting: CompanySetting;
  company: Company | undefined;
  /** How many known titles its words keep; unknown while not all titles are known. */
  matching: number | undefined;
  error: string | undefined;
  canCopy: boolean;
  /** Whether its own words are shown. */
  isOpen: boolean;
  onToggle: (company: string) => void;
  actions: RowActions;
}

/** Drawn again only when something of its own has changed, since hundreds may be followed. */
export const CompanyRow = memo(function CompanyRow(props: CompanyRowProps) {
  const { setting, company, matching, error, isOpen, onToggle, actions } = props;
  const wordsId = useId();
  const name = company?.display_name ?? setting.company_name;
  return (
    <>
      <AgeGutter at={company?.last_checked_at ?? null} />
      <div className={classes.body}>
        <div className={classes.head}>
          <div className={classes.who}>
            <h3 className={classes.name}>{name}</h3>
            {company !== undefined && (
              <p className={classes.facts}>
                {company.platform_label} ·{" "}
                <OutLink href={company.address}>{shortAddress(company.address)}</OutLink>
                {isCalm(company) && ` · ${stateText(company)}`} ·{" "}
                <Link
                  className={classes.card}
                  to={paths.companyCard(company.name)}
                  aria-label={companiesCopy.cardOf(name)}
                >
                  {companiesCopy.card}
                </Link>
              </p>
            )}
          </div>
          <p className={classes.numbers}>
            {company !== undefined && (
              <Link to={paths.jobsOf(company.name)}>
                {companiesCopy.openPostings(company.open_postings)}
              </Link>
            )}
            {matching !== undefined && <span>{companiesCopy.matching(matching)}</span>}
            {company !== undefined && (
              <span data-some={company.new_postings > 0 || undefined}>
                {companiesCopy.newPostings(company.new_postings)}
              </span>
            )}
          </p>
          <div className={classes.actions}>
            <Switch
              label={companiesCopy.read}
              aria-label={companiesCopy.readNamed(name)}
              checked={setting.is_enabled}
              onChange={(event) =>
                actions.change({ ...setting, is_enabled: event.currentTarget.checked })
              }
            />
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={companiesCopy.ownWordsNamed(name)}
              aria-expanded={isOpen}
              aria-controls={isOpen ? wordsId : undefined}
              onClick={() => onToggle(setting.company_name)}
            >
              {companiesCopy.ownWords}
            </Button>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={companiesCopy.removeNamed(name)}
              onClick={(event) => {
                focusNeighbour(event.currentTarget);
                actions.remove(setting, name);
              }}
            >
              {companiesCopy.remove}
            </Button>
          </div>
        </div>
        <BoardState setting={setting} company={company} />
        {error !== undefined && (
          <Notice tone="danger" isNews>
            {companiesCopy.notSaved} {asSentence(error)} {companiesCopy.notSavedSafe}
          </Notice>
        )}
        {isOpen && (
          <div id={wordsId}>
            <OwnWords {...props} name={name} />
          </div>
        )}
      </div>
    </>
  );
});

interface BoardStateProps {
  setting: CompanySetting;
  company: Company | undefined;
}

function BoardState({ setting, company }: BoardStateProps) {
  if (company === undefined) return <p className={classes.facts}>{companiesCopy.unknownCompany}</p>;
  if (!setting.is_enabled) return <p className={classes.facts}>{companiesCopy.paused}</p>;
  if (isCalm(company)) return null;
  return (
    <Notice tone={company.state === "failed" ? "danger" : "warn"}>
      {stateText(company)} {company.state === "failed" && companiesCopy.wayOut}{" "}
      <Link to={paths.previewOf([company.name])}>{companiesCopy.readAgain}</Link>
    </Notice>
  );
}

function isCalm(company: Company): boolean {
  const { state } = company;
  return state === "complete" || state === "never" || isOnlyNarrowed(company);
}

function OwnWords({ setting, name, canCopy, actions }: CompanyRowProps & { name: string }) {
  const filters = setting.title_filters;
  const change = (changed: Partial<TitleFilters>) =>
    actions.change({ ...setting, title_filters: { ...filters, ...changed } });
  return (
    <>
      <div className={classes.words}>
        <TokenList
          label={companiesCopy.include}
          context={name}
          words={filters.include}
          emptyText={companiesCopy.noInclude}
          onChange={(include) => change({ include })}
        />
        <TokenList
          label={companiesCopy.exclude}
          context={name}
          words={filters.exclude}
          emptyText={companiesCopy.noExclude}
          onChange={(exclude) => change({ exclude })}
        />
      </div>
      {canCopy && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.copy}
          aria-label={companiesCopy.copyNamed(name)}
          onClick={() => actions.copyToAll(filters)}
        >
          {companiesCopy.copyToAll}
        </Button>
      )}
    </>
  );
}
