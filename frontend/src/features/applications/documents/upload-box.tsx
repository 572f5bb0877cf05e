/** Where documents are added: by the browser's dialog or by a drop; with what is under way and what was refused. */
import { Button } from "@mantine/core";
import { documentCopy } from "@/features/applications/documents/document-copy";
import classes from "@/features/applications/documents/documents.module.css";
import { FileButton } from "@/features/applications/documents/file-button";
import type { Refused, useUploads } from "@/features/applications/documents/use-uploads";
import { ErrorState } from "@/ui/states";

const { upload: copy } = documentCopy;

interface UploadBoxProps {
  uploads: ReturnType<typeof useUploads>;
  /** Whether files are held over the page. */
  isOver: boolean;
}

export function UploadBox({ uploads, isOver }: UploadBoxProps) {
  const { busy, refused, start, again, forget } = uploads;
  return (
    <>
      <div className={classes.box} data-over={isOver || undefined}>
        <FileButton label={copy.add} areMany onFiles={(files) => start(files, null)}>
          {(ask) => (
            <Button variant="default" onClick={ask}>
              {copy.add}
            </Button>
          )}
        </FileButton>
        <p>{copy.hint}</p>
      </div>
      <p role="status" className={classes.busy}>
        {busy > 0 && copy.busy(busy)}
      </p>
      {refused.map((one) => (
        <RefusedFile
          key={one.upload.key}
          refused={one}
          onRetry={() => again(one.upload)}
          onClose={() => forget(one.upload)}
        />
      ))}
    </>
  );
}

interface RefusedFileProps {
  refused: Refused;
  onRetry: () => void;
  onClose: () => void;
}

function RefusedFile({ refused, onRetry, onClose }: RefusedFileProps) {
  const { upload, error, isWorthAnotherTry } = refused;
  return (
    <div className={classes.refused}>
      <ErrorState
        failed={copy.failed(upload.file.name)}
        error={error}
        {...(isWorthAnotherTry ? { onRetry } : {})}
      />
      <Button variant="subtle" aria-label={copy.closeOf(upload.file.name)} onClick={onClose}>
        {copy.close}
      </Button>
    </div>
  );
}
