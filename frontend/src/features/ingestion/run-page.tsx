/** One run, live: how far each company is, what failed, and where to go when it is over. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { cancelRun } from "@/api/endpoints";
import { isRunOver } from "@/api/run-states";
import type { JobChange, RunStatus } from "@/api/types";
import { runCopy } from "@/features/ingestion/copy";
import { forgetWhatTheRunChanged } from "@/features/ingestion/forget";
import { OverallProgress } from "@/features/ingestion/overall-progress";
import { runSentence } from "@/features/ingestion/progress";
import { runOptions, runsOptions } from "@/features/ingestion/queries";
import { RunFailures } from "@/features/ingestion/run-failures";
import { RunLedger } from "@/features/ingestion/run-ledger";
import { useCalmAnnouncement } from "@/features/ingestion/use-calm-announcement";
import { useRunProgress } from "@/features/ingestion/use-run-progress";
import { paths } from "@/lib/paths";
import { Problem } from "@/lib/problem";
import { Link, useParams } from "@/lib/router";
import { Moment } from "@/ui/age";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import { ErrorState, LoadingRows } from "@/ui/states";

export function RunPage() {
  const id = Number(useParams().id);
  return <KnownRun key={id} id={id} />;
}

function KnownRun({ id }: { id: number }) {
  const isId = Number.isSafeInteger(id) && id > 0;
  const { run, ...news } = useRunProgress(id, isId);
  if (run.data !== undefined) return <Run run={run.data} {...news} />;
  const isMissing = !isId || (run.error instanceof Problem && run.error.status === 404);
  return (
    <Page heading={isId ? runCopy.heading(id) : runCopy.missing}>
      {isMissing && <ErrorState failed={runCopy.missing} />}
      {!isMissing && run.isError && (
        <ErrorState
          failed={runCopy.failed}
          error={run.error}
          safe={runCopy.safe}
          onRetry={() => void run.refetch()}
        />
      )}
      {!isMissing && run.isPending && <LoadingRows label={runCopy.loading} />}
      <Link to={paths.sources}>{runCopy.toSources}</Link>
    </Page>
  );
}

interface RunProps {
  run: RunStatus;
  link: "live" | "lost";
  failures: readonly JobChange[];
  /** How long it will take yet, in words. */
  left: string | null;
}

function Run({ run, link, failures, left }: RunProps) {
  const sentence = runSentence(run, left);
  const announced = useCalmAnnouncement(sentence);
  const isOver = isRunOver(run.status);
  return (
    <Page
      heading={runCopy.heading(run.run_id)}
      isHeadSticky
      sentence={sentence}
      actions={isOver ? <WaysOn run={run} /> : <StopButton runId={run.run_id} />}
    >
      <span role="status" className="visually-hidden">
        {announced}
      </span>
      {!isOver && link === "lost" && (
        <Notice tone="warn" isNews>
          {runCopy.lost}
        </Notice>
      )}
      <OverallProgress run={run} />
      {/* One line while it goes on and one when it is over, so that nothing below it moves. */}
      <p>{isOver ? <Ended run={run} /> : runCopy.leave}</p>
      <RunLedger companies={run.companies} />
      <RunFailures failures={failures} count={run.error} companies={run.companies} />
      <Link to={paths.sources}>{runCopy.toSources}</Link>
    </Page>
  );
}

function Ended({ run }: { run: RunStatus }) {
  return (
    <>
      {runCopy.ended} <Moment at={run.finished_at ?? run.created_at} />.
    </>
  );
}

function StopButton({ runId }: { runId: number }) {
  const client = useQueryClient();
  const stopping = useMutation({
    mutationFn: () => cancelRun(runId),
    onSuccess: (status) => {
      client.setQueryData(runOptions(runId).queryKey, status);
      void client.invalidateQueries({ queryKey: runsOptions.queryKey });
      if (isRunOver(status.status)) forgetWhatTheRunChanged(client);
    },
  });
  const isBusy = stopping.isPending || stopping.isSuccess;
  return (
    <>
      <Button
        variant="default"
        aria-disabled={isBusy}
        onClick={() => {
          if (!isBusy) stopping.mutate();
        }}
      >
        {isBusy ? runCopy.stopping : runCopy.stop}
      </Button>
      {stopping.isError && (
        <ErrorState failed={runCopy.stopFailed} error={stopping.error} safe={runCopy.safe} />
      )}
    </>
  );
}

function WaysOn({ run }: { run: RunStatus }) {
  const newest = useQuery(runsOptions).data?.[0]?.run_id;
  // What counts as new is what the newest run has brought.
  const isNewest = newest === undefined || newest <= run.run_id;
  const unread = run.companies.filter((row) => row.state === "failed").map((row) => row.company);
  return (
    <>
      {unread.length > 0 && (
        <Button component={Link} to={paths.previewOf(unread)} variant="default">
          {runCopy.retry(unread.length)}
        </Button>
      )}
      <Button component={Link} to={paths.preview} variant="default">
        {runCopy.again}
      </Button>
      {run.new > 0 && isNewest ? (
        <Button component={Link} to={paths.newJobs}>
          {runCopy.seeNew(run.new)}
        </Button>
      ) : (
        <Button component={Link} to={paths.jobs}>
          {runCopy.seeAll}
        </Button>
      )}
    </>
  );
}
