/** The notes of an application, in Markdown, kept when one leaves the box. */
import { Button, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Application, Note } from "@/api/types";
import { detailCopy } from "@/features/applications/detail-copy";
import classes from "@/features/applications/notes.module.css";
import { useItems } from "@/features/applications/use-items";
import { Moment } from "@/ui/age";
import { focusNeighbour } from "@/ui/focus-neighbour";
import { ReadingMatter } from "@/ui/reading-matter";
import { ErrorState } from "@/ui/states";

const { notes: copy } = detailCopy;
const NAME_LENGTH = 40;
const LEAST_ROWS = 3;
const MOST_ROWS = 16;

export function Notes({ application }: { application: Application }) {
  const [editing, setEditing] = useState<number | null>(null);
  const { remove } = useItems(application, "notes");
  return (
    <>
      <NoteBox application={application} note={null} />
      {application.notes.length === 0 && <p className={classes.none}>{copy.none}</p>}
      {application.notes.length > 0 && (
        <ul className={classes.list} aria-label={copy.list}>
          {application.notes.toReversed().map((note) => (
            <li key={note.id}>
              {editing === note.id ? (
                <NoteBox application={application} note={note} onDone={() => setEditing(null)} />
              ) : (
                <ShownNote
                  note={note}
                  onEdit={() => setEditing(note.id)}
                  onRemove={() => remove(note.id, `“${startOf(note)}”`)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function startOf({ text }: Note): string {
  const [line = ""] = text.split("\n");
  return line.length > NAME_LENGTH ? `${line.slice(0, NAME_LENGTH)}…` : line;
}

interface ShownNoteProps {
  note: Note;
  onEdit: () => void;
  onRemove: () => void;
}

function ShownNote({ note, onEdit, onRemove }: ShownNoteProps) {
  const isChanged = note.changed_at !== note.written_at;
  return (
    <article className={classes.note}>
      <ReadingMatter html={note.html} />
      <p className={classes.foot}>
        <span>
          {copy.written} <Moment at={note.written_at} />
          {isChanged && (
            <>
              {copy.changed} <Moment at={note.changed_at} />
            </>
          )}
        </span>
        <button type="button" aria-label={copy.editOf(startOf(note))} onClick={onEdit}>
          {copy.edit}
        </button>
        <button
          type="button"
          aria-label={copy.removeOf(startOf(note))}
          onClick={(event) => {
            focusNeighbour(event.currentTarget);
            onRemove();
          }}
        >
          {copy.remove}
        </button>
      </p>
    </article>
  );
}

interface NoteBoxProps {
  application: Application;
  /** The note that is changed; null for a new one. */
  note: Note | null;
  onDone?: () => void;
}

function NoteBox({ application, note, onDone }: NoteBoxProps) {
  const [text, setText] = useState(note?.text ?? "");
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const { save, error, isBusy } = useItems(application, "notes");

  function keep(): void {
    const isSame = text.trim() === (note?.text ?? "");
    if (text.trim() === "" || isBusy || isSame) return;
    save(note?.id ?? null, { text: text.trim() }, () => {
      if (note === null) setText("");
      setSavedAt(new Date().toISOString());
      onDone?.();
    });
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    keep();
    if (text.trim() === note?.text) onDone?.();
  }

  return (
    <form onSubmit={submit} className={classes.box}>
      <Textarea
        ref={note === null ? undefined : focusAtOnce}
        label={note === null ? copy.label : copy.editOf(startOf(note))}
        description={copy.hint}
        rows={Math.min(Math.max(text.split("\n").length, LEAST_ROWS), MOST_ROWS)}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={keep}
      />
      {error !== null && <ErrorState failed={copy.failed} error={error} />}
      <p className={classes.foot}>
        <Button type="submit" variant="default" aria-disabled={isBusy}>
          {note === null ? copy.add : copy.save}
        </Button>
        {onDone !== undefined && (
          <Button variant="subtle" onClick={onDone}>
            {copy.cancel}
          </Button>
        )}
        <span role="status">
          {savedAt !== null && text === "" && (
            <>
              {copy.saved} <Moment at={savedAt} />
            </>
          )}
        </span>
      </p>
    </form>
  );
}

const focusAtOnce = (element: HTMLTextAreaElement | null) => element?.focus();
