/** Text with markup that came from elsewhere, passed through the second wall. */
import { useCallback, useMemo } from "react";
import { readingMatter } from "@/lib/safe-html";
import classes from "@/ui/reading-matter.module.css";

export function ReadingMatter({ html }: { html: string }) {
  const text = useMemo(() => readingMatter(html), [html]);
  // The same as long as the text is, so that what one has selected in it stays selected.
  const place = useCallback(
    (element: HTMLDivElement | null) => element?.replaceChildren(text.cloneNode(true)),
    [text],
  );
  return <div className={classes.text} ref={place} />;
}

export function hasWords(html: string): boolean {
  return readingMatter(html).textContent?.trim() !== "";
}
