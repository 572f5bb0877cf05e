/** One document: its versions, where each was sent, and the forms that mark one as sent or change its name. */
import { useRef, useState } from "react";
import { fetchDocumentFile } from "@/api/documents";
import type { Application, DocumentVersion, KeptDocument } from "@/api/types";
import { documentCopy } from "@/features/applications/documents/document-copy";
import { DocumentForm } from "@/features/applications/documents/document-form";
import classes from "@/features/applications/documents/documents.module.css";
import { FileButton } from "@/features/applications/documents/file-button";
import { sizeWords, typeWords } from "@/features/applications/documents/file-words";
import { SendForm } from "@/features/applications/documents/send-form";
import rowClasses from "@/features/applications/item-section.module.css";
import { useDownload } from "@/features/postings/use-download";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { Moment } from "@/ui/age";
import { focusNeighbour } from "@/ui/focus-neighbour";

const { own: copy, ways, download, kinds, sent } = documentCopy;

interface DocumentRowProps {
  application: Application;
  document: KeptDocument;
  onNewVersion: (files: readonly File[]) => void;
  onRemove: () => void;
}

export function DocumentRow({ application, document, onNewVersion, onRemove }: DocumentRowProps) {
  const { name, kind, versions } = document;
  const [open, setOpen] = useState<"send" | "edit" | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const Form = open === "send" ? SendForm : DocumentForm;

  function show(form: "send" | "edit", button: HTMLButtonElement): void {
    opener.current = button;
    setOpen(form);
  }

  function close(): void {
    setOpen(null);
    opener.current?.focus();
  }

  return (
    <li className={rowClasses.row}>
      <div className={rowClasses.body}>
        <p>
          <strong>{name}</strong>, {kinds[kind]}
        </p>
        <ul className={classes.versions} aria-label={copy.versions(name)}>
          {versions.map((version) => (
            <li key={version.id}>
              <VersionLine application={application.id} name={name} version={version} />
            </li>
          ))}
        </ul>
      </div>
      <div className={rowClasses.ways}>
        <button
          type="button"
          aria-label={ways.sendOf(name)}
          onClick={({ currentTarget }) => show("send", currentTarget)}
        >
          {ways.send}
        </button>
        <FileButton label={ways.renewOf(name)} onFiles={onNewVersion}>
          {(ask) => (
            <button type="button" aria-label={ways.renewOf(name)} onClick={ask}>
              {ways.renew}
            </button>
          )}
        </FileButton>
        <button
          type="button"
          aria-label={ways.editOf(name)}
          onClick={({ currentTarget }) => show("edit", currentTarget)}
        >
          {ways.edit}
        </button>
        <button
          type="button"
          aria-label={ways.removeOf(name)}
          onClick={({ currentTarget }) => {
            focusNeighbour(currentTarget);
            onRemove();
          }}
        >
          {ways.remove}
        </button>
      </div>
      {open !== null && (
        <div className={classes.form}>
          <Form key={open} application={application} document={document} onClose={close} />
        </div>
      )}
    </li>
  );
}

interface VersionLineProps {
  application: number;
  name: string;
  version: DocumentVersion;
}

function VersionLine({ application, name, version }: VersionLineProps) {
  const { id, number, file_name, media_type, size, created_at, uses } = version;
  const save = useDownload();
  return (
    <>
      <div className={classes.version}>
        <p>
          {copy.version(number)}: {file_name}, {typeWords(media_type)}, {sizeWords(size)},{" "}
          {copy.kept} <Moment at={created_at} />
        </p>
        <button
          type="button"
          className={classes.download}
          aria-label={download.of(name, number)}
          onClick={() => save(() => fetchDocumentFile(id))}
        >
          {download.name}
        </button>
      </div>
      {uses.map((use) => (
        <p key={use.id} className={classes.use}>
          {use.application_id === application ? (
            copy.sentHere
          ) : (
            <>
              {copy.sentWith}{" "}
              <Link to={paths.application(use.application_id)}>
                {`${use.company}, ${use.title}`}
              </Link>
            </>
          )}
          {use.sent_to !== null && ` ${sent.to(use.sent_to)}`}, <Moment at={use.sent_at} asDate />
        </p>
      ))}
    </>
  );
}
