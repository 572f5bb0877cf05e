/** A long list shown in steps: the first rows, and a button for more of them. */
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { uiCopy } from "@/ui/copy";

interface StepsProps<Row> {
  rows: readonly Row[];
  step: number;
  /** Draws the rows that are shown. */
  children: (shown: readonly Row[]) => ReactNode;
}

export function Steps<Row>({ rows, step, children }: StepsProps<Row>) {
  const [limit, setLimit] = useState(step);
  const left = rows.length - limit;
  return (
    <>
      {children(left > 0 ? rows.slice(0, limit) : rows)}
      {left > 0 && (
        <Button variant="default" onClick={() => setLimit(limit + step)}>
          {uiCopy.more(left)}
        </Button>
      )}
    </>
  );
}
