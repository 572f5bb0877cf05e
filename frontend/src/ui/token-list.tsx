/** A list of words that one adds by typing and removes one by one, wholly by keyboard. */
import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { addWords, readWords } from "@/lib/title-words";
import { uiCopy } from "@/ui/copy";
import classes from "@/ui/token-list.module.css";

interface TokenListProps {
  label: string;
  /** Read out before the label, to tell equal lists on one page apart. */
  context: string;
  words: readonly string[];
  emptyText: string;
  onChange: (words: string[]) => void;
  /** Told what is being typed and not yet added. */
  onDraft?: (words: string[]) => void;
}

export function TokenList({ label, context, words, emptyText, onChange, onDraft }: TokenListProps) {
  const inputId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [news, setNews] = useState("");

  function type(text: string): void {
    setTyped(text);
    onDraft?.(readWords(text));
  }

  function add(text: string): void {
    const added = readWords(text);
    type("");
    const next = addWords(words, added);
    if (next.length === words.length) return;
    setNews(uiCopy.wordAdded(added.join(", ")));
    onChange(next);
  }

  function remove(word: string): void {
    setNews(uiCopy.wordRemoved(word));
    onChange(words.filter((other) => other !== word));
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const last = words.at(-1);
    if ((event.key === "Enter" || event.key === ",") && !event.nativeEvent.isComposing) {
      event.preventDefault();
      add(typed);
    } else if (event.key === "Backspace" && typed === "" && last !== undefined) {
      remove(last);
    }
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>): void {
    const pasted = event.clipboardData.getData("text");
    if (readWords(pasted).length < 2) return;
    event.preventDefault();
    add(`${typed} ${pasted}`);
  }

  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={inputId}>
        {label}
        <span className="visually-hidden">{`, ${context}`}</span>
      </label>
      <div className={classes.box}>
        {words.length > 0 && (
          <ul className={classes.tokens}>
            {words.map((word) => (
              <Token key={word} word={word} list={`${label}, ${context}`} onRemove={remove} />
            ))}
          </ul>
        )}
        <input
          ref={input}
          id={inputId}
          className={classes.input}
          value={typed}
          placeholder={words.length === 0 ? emptyText : uiCopy.addWordHint}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => add(typed)}
        />
      </div>
      <span className="visually-hidden" role="status">
        {news}
      </span>
    </div>
  );
}

interface TokenProps {
  word: string;
  list: string;
  onRemove: (word: string) => void;
}

function Token({ word, list, onRemove }: TokenProps) {
  return (
    <li className={classes.token}>
      <span>{word}</span>
      <button
        type="button"
        className={classes.remove}
        aria-label={uiCopy.removeWord(word, list)}
        onClick={() => onRemove(word)}
      >
        ×
      </button>
    </li>
  );
}
