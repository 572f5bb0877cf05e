/** The documents of an application: what was sent with it, and all that its user keeps, added by button or by drop. */
import { useQuery } from "@tanstack/react-query";
import type { Application } from "@/api/types";
import { documentCopy } from "@/features/applications/documents/document-copy";
import classes from "@/features/applications/documents/documents.module.css";
import { OwnDocuments } from "@/features/applications/documents/own-documents";
import { documentsOptions } from "@/features/applications/documents/queries";
import { SentDocuments } from "@/features/applications/documents/sent-documents";
import { UploadBox } from "@/features/applications/documents/upload-box";
import { useDroppedFiles } from "@/features/applications/documents/use-dropped-files";
import { useUploads } from "@/features/applications/documents/use-uploads";
import { ErrorState, LoadingRows } from "@/ui/states";

const { own: copy } = documentCopy;

export function Documents({ application }: { application: Application }) {
  const documents = useQuery(documentsOptions);
  const uploads = useUploads();
  const isOver = useDroppedFiles((files) => uploads.start(files, null));
  return (
    <>
      <SentDocuments application={application} />
      <section aria-labelledby="own-documents" className={classes.own}>
        <h2 id="own-documents">{copy.heading}</h2>
        <UploadBox uploads={uploads} isOver={isOver} />
        {documents.isPending && <LoadingRows label={copy.loading} rows={3} />}
        {documents.isError && (
          <ErrorState
            failed={copy.failed}
            error={documents.error}
            safe={copy.safe}
            onRetry={() => void documents.refetch()}
          />
        )}
        {documents.isSuccess && (
          <OwnDocuments
            application={application}
            documents={documents.data}
            onNewVersion={(id, files) => uploads.start(files, id)}
          />
        )}
      </section>
    </>
  );
}
