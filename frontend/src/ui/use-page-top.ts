/** Where an element begins on the page, kept right while what stands above it grows and shrinks. */
import { type RefCallback, type RefObject, useCallback, useState } from "react";

/** A ref for the element, which fills the given one too, and its distance from the page's top. */
export function usePageTop<Place extends HTMLElement>(
  filled: RefObject<Place | null> | undefined,
): [RefCallback<Place>, number] {
  const [top, setTop] = useState(0);
  const place = useCallback(
    (element: Place) => {
      const measure = () =>
        setTop(Math.round(element.getBoundingClientRect().top + window.scrollY));
      const watcher = new ResizeObserver(measure);
      watcher.observe(document.body);
      measure();
      if (filled !== undefined) filled.current = element;
      return () => {
        watcher.disconnect();
        if (filled !== undefined) filled.current = null;
      };
    },
    [filled],
  );
  return [place, top];
}
