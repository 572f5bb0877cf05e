/** A button that asks for files, by the browser's own dialog. */
import { type ReactNode, useRef } from "react";

/** What the server keeps, by how the names of such files end. */
const ENDINGS = ".pdf,.docx,.txt,.text,.md,.png";

interface FileButtonProps {
  label: string;
  areMany?: boolean;
  onFiles: (files: readonly File[]) => void;
  children: (ask: () => void) => ReactNode;
}

export function FileButton({ label, areMany = false, onFiles, children }: FileButtonProps) {
  const box = useRef<HTMLInputElement>(null);
  return (
    <>
      {children(() => box.current?.click())}
      <input
        ref={box}
        type="file"
        hidden
        aria-label={label}
        accept={ENDINGS}
        multiple={areMany}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // So that the same file may be chosen again.
          currentTarget.value = "";
        }}
      />
    </>
  );
}
