/** One company the user follows: switched on or off, its state in words, and its title words. */
import { Button, Switch } from "@mantine/core";
import type { Company, CompanySetting } from "@/api/types";
import classes from "@/features/companies/company-row.module.css";
import { companiesCopy, stateText } from "@/features/companies/copy";
import { asSentence, shortAddress } from "@/lib/text";
import type { TitleFilters } from "@/lib/title-words";
import { AgeGutter } from "@/ui/age";
import { Notice } from "@/ui/notice";
import { OutLink } from "@/ui/text-link";
import { TokenList } from "@/ui/token-list";

interface CompanyRowProps {
  setting: CompanySetting;
  company: Company | undefined;
  error: string | undefined;
  canCopy: boolean;
  onChange: (setting: CompanySetting) => void;
  onCopy: (filters: TitleFilters) => void;
  onRemove: (name: string) => void;
}

export function CompanyRow(props: CompanyRowProps) {
  const { setting, company, error, canCopy, onChange, onCopy, onRemove } = props;
  const name = company?.display_name ?? setting.company_name;
  const filters = setting.title_filters;
  const change = (changed: Partial<TitleFilters>) =>
    onChange({ ...setting, title_filters: { ...filters, ...changed } });

  return (
    <li className={classes.row} aria-label={name}>
      <AgeGutter at={company?.last_checked_at ?? null} />
      <div className={classes.body}>
        <div className={classes.head}>
          <h3 className={classes.name}>{name}</h3>
          <Switch
            label={companiesCopy.read}
            aria-label={companiesCopy.readNamed(name)}
            checked={setting.is_enabled}
            onChange={(event) => onChange({ ...setting, is_enabled: event.currentTarget.checked })}
          />
          <Button
            variant="subtle"
            aria-label={companiesCopy.removeNamed(name)}
            onClick={() => onRemove(setting.company_name)}
          >
            {companiesCopy.remove}
          </Button>
        </div>
        <CompanyFacts company={company} />
        {error !== undefined && (
          <Notice tone="danger" isNews>
            {companiesCopy.notSaved} {asSentence(error)} {companiesCopy.notSavedSafe}
          </Notice>
        )}
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
            onClick={() => onCopy(filters)}
          >
            {companiesCopy.copyToAll}
          </Button>
        )}
      </div>
    </li>
  );
}

function CompanyFacts({ company }: { company: Company | undefined }) {
  if (company === undefined) return <p className={classes.facts}>{companiesCopy.unknownCompany}</p>;
  const isTrouble = company.state !== "complete" && company.state !== "never";
  return (
    <>
      <p className={classes.facts}>
        {company.platform_label} · {companiesCopy.openPostings(company.open_postings)} ·{" "}
        <OutLink href={company.address}>{shortAddress(company.address)}</OutLink>
      </p>
      {isTrouble ? (
        <Notice tone={company.state === "failed" ? "danger" : "warn"}>
          {stateText(company.state, company.reason)}
        </Notice>
      ) : (
        <p className={classes.facts}>{stateText(company.state, company.reason)}</p>
      )}
    </>
  );
}
