/** A title with one word of it marked, where the word stands in it. */
import { findWord } from "@/lib/title-words";
import classes from "@/ui/marked-title.module.css";

export function MarkedTitle({ title, word }: { title: string; word: string | null }) {
  const found = word === null ? null : findWord(title, word);
  if (found === null) return title;
  return (
    <>
      {title.slice(0, found.start)}
      <mark className={classes.mark}>{title.slice(found.start, found.end)}</mark>
      {title.slice(found.end)}
    </>
  );
}
