/** Starts a run and goes to it; what holds it back, or what it will do, stands beside it. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { startRun } from "@/api/endpoints";
import { keys } from "@/api/keys";
import { planCopy } from "@/features/ingestion/copy";
import classes from "@/features/ingestion/start-button.module.css";
import { paths } from "@/lib/paths";
import { useNavigate } from "@/lib/router";
import { ErrorState } from "@/ui/states";

interface StartButtonProps {
  toWrite: number;
  /** The companies to run; none named means every one that is switched on. */
  companies: readonly string[];
  /** Why starting is not possible yet. */
  waitingFor?: string | undefined;
}

export function StartButton({ toWrite, companies, waitingFor }: StartButtonProps) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const hintId = useId();
  const starting = useMutation({
    mutationFn: () => startRun(companies),
    onSuccess: ({ run_id }) => {
      // What is listed is stored now, so the plan on screen has had its day.
      client.removeQueries({ queryKey: keys.dryRun });
      void client.invalidateQueries({ queryKey: keys.runs });
      void navigate(paths.run(run_id));
    },
  });
  const isBlocked = waitingFor !== undefined || starting.isPending;
  return (
    <>
      <Button
        className={classes.start}
        aria-disabled={isBlocked}
        data-disabled={isBlocked || undefined}
        aria-describedby={hintId}
        onClick={() => {
          if (!isBlocked) starting.mutate();
        }}
      >
        {starting.isPending ? planCopy.starting : planCopy.start(toWrite)}
      </Button>
      <p id={hintId} className={classes.hint}>
        {waitingFor ?? planCopy.ready}
      </p>
      {starting.isError && (
        <ErrorState failed={planCopy.startFailed} error={starting.error} safe={planCopy.safe} />
      )}
    </>
  );
}
