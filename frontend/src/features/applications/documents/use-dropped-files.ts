/** Takes files that are dropped on the page, which the browser would else leave for them. */
import { useEffect, useEffectEvent, useState } from "react";

/** Whether files are held over the page. */
export function useDroppedFiles(take: (files: FileList) => void): boolean {
  const [isOver, setOver] = useState(false);
  const drop = useEffectEvent(take);

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;

    function onFiles(event: DragEvent, act: (files: FileList) => void): void {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      act(event.dataTransfer.files);
    }

    window.addEventListener("dragover", (event) => onFiles(event, () => setOver(true)), { signal });
    window.addEventListener(
      "dragleave",
      ({ relatedTarget }) => {
        // From one part of the page to another it is still over the page.
        if (relatedTarget === null) setOver(false);
      },
      { signal },
    );
    window.addEventListener(
      "drop",
      (event) => {
        setOver(false);
        onFiles(event, drop);
      },
      { signal },
    );
    return () => listening.abort();
  }, []);

  return isOver;
}
