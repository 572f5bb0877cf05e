/** What an import tells of single rows: the first ten of them, and the others when they are asked for. */
import { Button } from "@mantine/core";
import { type ReactNode, useId, useState } from "react";
import type { ImportPlan } from "@/api/types";
import { portableCopy } from "@/features/applications/portable/copy";
import classes from "@/features/applications/portable/portable.module.css";
import { asSentence } from "@/lib/text";

const { import: copy } = portableCopy;
const FIRST = 10;

interface ToldListProps {
  heading: string;
  told: ImportPlan["left_out"];
  of: ImportPlan["kind"];
}

export function ToldList({ heading, told, of }: ToldListProps) {
  const { beginning, more } = useBeginning(told);
  const headingId = useId();
  if (told.length === 0) return null;
  return (
    <div className={classes.told}>
      <p id={headingId}>{heading}</p>
      <ul aria-labelledby={headingId}>
        {beginning.map(({ place, why }) => (
          <li key={`${place} ${why}`}>
            <span>{placeOf(of, place)}</span> {asSentence(why)}
          </li>
        ))}
      </ul>
      {more}
    </div>
  );
}

/** A table has rows, as its own program numbers them; an archive has a first, a second and so on. */
export function placeOf(kind: ImportPlan["kind"], place: number): string {
  return kind === "csv" ? copy.row(place) : copy.number(place);
}

export function useBeginning<Item>(all: readonly Item[]): {
  beginning: readonly Item[];
  more: ReactNode;
} {
  const [isWhole, setWhole] = useState(false);
  if (isWhole || all.length <= FIRST) return { beginning: all, more: null };
  const more = (
    <div>
      <Button variant="default" onClick={() => setWhole(true)}>
        {copy.more(all.length)}
      </Button>
    </div>
  );
  return { beginning: all.slice(0, FIRST), more };
}
