/** Companies that are known here and not followed yet. */
import { Button } from "@mantine/core";
import type { Company } from "@/api/types";
import classes from "@/features/companies/available-companies.module.css";
import { companiesCopy } from "@/features/companies/copy";
import { focusNeighbour } from "@/ui/focus-neighbour";
import { Steps } from "@/ui/steps";

const STEP = 60;

interface AvailableCompaniesProps {
  companies: readonly Company[];
  onFollow: (company: Company) => void;
}

export function AvailableCompanies({ companies, onFollow }: AvailableCompaniesProps) {
  if (companies.length === 0) return null;
  return (
    <section aria-labelledby="available-companies" className={classes.section}>
      <h2 id="available-companies">{companiesCopy.available}</h2>
      <Steps rows={companies} step={STEP}>
        {(shown) => (
          <ul className={classes.list}>
            {shown.map((company) => (
              <li key={company.name} className={classes.row}>
                <span className={classes.name}>
                  {company.display_name}
                  <span className={classes.platform}>{company.platform_label}</span>
                </span>
                <Button
                  variant="default"
                  aria-label={companiesCopy.followNamed(company.display_name)}
                  onClick={(event) => {
                    focusNeighbour(event.currentTarget);
                    onFollow(company);
                  }}
                >
                  {companiesCopy.follow}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Steps>
    </section>
  );
}
