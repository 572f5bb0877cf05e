/** One application: where it stands, what its posting said, and all that belongs to it. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Application } from "@/api/types";
import { ApplicationActions } from "@/features/applications/application-actions";
import classes from "@/features/applications/application-page.module.css";
import { ApplicationTabs } from "@/features/applications/application-tabs";
import { detailCopy } from "@/features/applications/detail-copy";
import { applicationOptions } from "@/features/applications/queries";
import { useUndo } from "@/features/timeline/use-undo";
import { paths } from "@/lib/paths";
import { Problem } from "@/lib/problem";
import { Link, useParams } from "@/lib/router";
import { Moment } from "@/ui/age";
import { uiCopy } from "@/ui/copy";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import { StageMark } from "@/ui/stage-mark";
import { ErrorState, LoadingRows } from "@/ui/states";

export function ApplicationPage() {
  const id = Number(useParams().id);
  const isId = Number.isSafeInteger(id) && id > 0;
  const application = useQuery({ ...applicationOptions(id), enabled: isId });
  if (application.isSuccess) return <Whole key={id} application={application.data} />;
  const { error } = application;
  const isMissing = !isId || (error instanceof Problem && error.status === 404);
  return (
    <Page heading={detailCopy.heading}>
      {isMissing && <ErrorState failed={detailCopy.missing} />}
      {!isMissing && application.isError && (
        <ErrorState
          failed={detailCopy.failed}
          error={error}
          onRetry={() => void application.refetch()}
        />
      )}
      {!isMissing && application.isPending && <LoadingRows label={detailCopy.loading} rows={8} />}
      <Link to={paths.applications}>{detailCopy.toList}</Link>
    </Page>
  );
}

function Whole({ application }: { application: Application }) {
  const { title, company, stage, outcome, since, deleted_at } = application;
  return (
    <Page
      heading={title}
      title={`${title} · ${company}`}
      sentence={
        <span className={classes.sentence}>
          {company}
          <StageMark
            stage={stage}
            {...(outcome === null ? {} : { words: uiCopy.outcomes[outcome] })}
          />
          <span className={classes.since}>
            {detailCopy.since} <Moment at={since} asDate />
          </span>
        </span>
      }
      actions={deleted_at === null && <ApplicationActions application={application} />}
    >
      {deleted_at === null ? (
        <ApplicationTabs application={application} />
      ) : (
        <Deleted application={application} />
      )}
      <Link to={paths.applications}>{detailCopy.toList}</Link>
    </Page>
  );
}

function Deleted({ application: { title, undo } }: { application: Application }) {
  const takeBack = useUndo();
  return (
    <>
      <Notice tone="warn">{detailCopy.isDeleted}</Notice>
      {undo !== null && (
        <Button
          className={classes.restore}
          onClick={() => takeBack({ id: undo, what: `${detailCopy.delete}, ${title}` })}
        >
          {detailCopy.restore}
        </Button>
      )}
    </>
  );
}
