/** What else there is at a posting's company: one's own applications, and other open postings. */
import { Button } from "@mantine/core";
import type { JobDetail } from "@/api/types";
import classes from "@/features/postings/at-company.module.css";
import { postingsCopy } from "@/features/postings/copy";
import { postingCopy } from "@/features/postings/posting-copy";
import type { SectionHeading } from "@/features/postings/posting-view";
import type { ListActions } from "@/features/postings/use-list-actions";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { stageOf } from "@/lib/stages";
import { Moment } from "@/ui/age";
import { StageMark } from "@/ui/stage-mark";

interface AtCompanyProps {
  job: JobDetail;
  heading: SectionHeading;
  actions: ListActions;
}

export function AtCompany({ job, heading: Heading, actions }: AtCompanyProps) {
  const { company: copy } = postingCopy;
  const { openings, total, applications } = job.at_company;
  const { company, company_name, company_hidden } = job;
  return (
    <div className={classes.company}>
      {applications.length > 0 && (
        <section>
          <Heading>{copy.applications}</Heading>
          <ul>
            {applications.map(({ id, title, stage, since }) => (
              <li key={id}>
                <Link to={paths.application(id)}>{title}</Link>
                <span>
                  <StageMark stage={stageOf(stage)} /> {copy.since} <Moment at={since} asDate />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <Heading>{copy.openings}</Heading>
        {openings.length === 0 && <p>{copy.none(company_name)}</p>}
        <ul>
          {openings.map(({ id, title, places }) => (
            <li key={id}>
              <Link to={paths.job(id)}>{title}</Link>
              <span>{places.join("; ")}</span>
            </li>
          ))}
        </ul>
        {total > openings.length && (
          <p>
            <Link to={paths.jobsOf(company)}>{copy.all(total, company_name)}</Link>
          </p>
        )}
      </section>
      <p>
        <Link to={paths.companyCard(company)}>{copy.card(company_name)}</Link>
      </p>
      <Button
        variant="default"
        onClick={() =>
          company_hidden
            ? actions.unhideCompany(company, company_name)
            : actions.hideCompany(company, company_name)
        }
      >
        {company_hidden
          ? postingsCopy.actions.unhideCompany(company_name)
          : postingsCopy.actions.hideCompany(company_name)}
      </Button>
    </div>
  );
}
