/** Which versions of documents were sent with an application, to whom and when. */
import { fetchDocumentFile } from "@/api/documents";
import type { Application } from "@/api/types";
import { documentCopy } from "@/features/applications/documents/document-copy";
import classes from "@/features/applications/item-section.module.css";
import { useItems } from "@/features/applications/use-items";
import { useDownload } from "@/features/postings/use-download";
import { Moment } from "@/ui/age";
import { focusNeighbour } from "@/ui/focus-neighbour";

const { sent: copy, download } = documentCopy;

export function SentDocuments({ application }: { application: Application }) {
  const { documents } = application;
  const { remove } = useItems(application, "documents");
  const save = useDownload();
  return (
    <section aria-labelledby="sent-documents">
      <h2 id="sent-documents">{copy.heading}</h2>
      {documents.length === 0 && <p className={classes.none}>{copy.none}</p>}
      {documents.length > 0 && (
        <ul className={classes.list} aria-label={copy.heading}>
          {documents.map(({ id, document_version_id, name, number, sent_to, sent_at }) => (
            <li key={id} className={classes.row}>
              <div className={classes.body}>
                <p>
                  <strong>{documentCopy.version(name, number)}</strong>
                </p>
                <p>
                  {copy.on} <Moment at={sent_at} asDate />
                  {sent_to !== null && ` ${copy.to(sent_to)}`}
                </p>
              </div>
              <div className={classes.ways}>
                <button
                  type="button"
                  aria-label={download.of(name, number)}
                  onClick={() => save(() => fetchDocumentFile(document_version_id))}
                >
                  {download.name}
                </button>
                <button
                  type="button"
                  aria-label={copy.takeBackOf(name, number)}
                  onClick={(event) => {
                    focusNeighbour(event.currentTarget);
                    remove(id, name, {
                      removed: copy.takenBack(name, number),
                      notRemoved: copy.notTakenBack,
                    });
                  }}
                >
                  {copy.takeBack}
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
