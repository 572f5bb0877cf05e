/** Everything as one archive, or the applications as a table, saved once it has come whole. */
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type ExportFormat, fetchExport } from "@/api/portable";
import { portableCopy } from "@/features/applications/portable/copy";
import classes from "@/features/applications/portable/portable.module.css";
import { saveFile } from "@/lib/save-file";
import { ErrorState } from "@/ui/states";

const { export: copy } = portableCopy;

export function ExportEverything() {
  const fetching = useMutation({
    mutationFn: fetchExport,
    onSuccess: ({ name, body }) => saveFile(name, body),
  });
  const { isPending, isSuccess, isError, variables, data } = fetching;
  const start = (format: ExportFormat) => () => {
    if (!isPending) fetching.mutate(format);
  };
  return (
    <>
      <p className={classes.sentence}>{copy.sentence}</p>
      <p className={classes.sentence}>{copy.table}</p>
      <div className={classes.ways}>
        <Button onClick={start("zip")} aria-disabled={isPending || undefined}>
          {copy.zip}
        </Button>
        <Button variant="default" onClick={start("csv")} aria-disabled={isPending || undefined}>
          {copy.csv}
        </Button>
      </div>
      <p className={classes.state} role="status">
        {isPending && copy.busy}
        {isSuccess && copy.done(data.name)}
      </p>
      {isError && variables !== undefined && (
        <ErrorState
          failed={copy.failed}
          error={fetching.error}
          safe={copy.safe}
          onRetry={start(variables)}
        />
      )}
    </>
  );
}
