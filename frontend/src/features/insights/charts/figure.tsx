/** The frame of every figure: what it says in one line, then drawn or as a table, and ways to take it along. */
import { Button } from "@mantine/core";
import { type ReactNode, useId, useRef, useState } from "react";
import classes from "@/features/insights/charts/figure.module.css";
import { keepFile, pictureOf, pngOf } from "@/features/insights/charts/picture";
import { csvOf, type Table } from "@/features/insights/charts/table";
import { TableView } from "@/features/insights/charts/table-view";
import { useWidth } from "@/features/insights/charts/use-width";
import { insightsCopy } from "@/features/insights/copy";
import { showToast } from "@/ui/toast-store";

interface FigureProps {
  heading: string;
  /** What the numbers come to, in one line. */
  reading: string;
  table: Table;
  /** What its files are called, without their ending. */
  fileName: string;
  /** Draws it in so many pixels; null where there is nothing to draw, which the reading then says. */
  draw: ((width: number) => ReactNode) | null;
  /** What is chosen about it, above the drawing. */
  controls?: ReactNode;
  /** Written under the picture that is taken along. */
  notes?: readonly string[];
  /** More ways to take it along. */
  ways?: ReactNode;
}

export function Figure(props: FigureProps) {
  const { heading, reading, table, fileName, draw, controls, notes = [], ways } = props;
  const [isTable, setTable] = useState(false);
  const [watch, width] = useWidth();
  const headingId = useId();
  const place = useRef<HTMLElement>(null);

  function takePicture(as: "svg" | "png"): void {
    const chart = place.current?.querySelector<SVGSVGElement>("svg[role=group]");
    if (chart == null) return;
    const picture = pictureOf(chart, { title: heading, notes: [reading, ...notes] });
    if (as === "svg") {
      keepFile(`${fileName}.svg`, new Blob([picture.text], { type: "image/svg+xml" }));
      return;
    }
    pngOf(picture).then(
      (blob) => keepFile(`${fileName}.png`, blob),
      () => showToast(insightsCopy.noPicture),
    );
  }

  return (
    <section ref={place} className={classes.figure} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.heading}>
        {heading}
      </h2>
      <p className={classes.reading}>{reading}</p>
      {controls !== undefined && <div className={classes.controls}>{controls}</div>}
      {draw !== null && (
        <>
          <div ref={watch} className={classes.body}>
            {isTable ? <TableView caption={heading} table={table} /> : draw(width)}
          </div>
          <div className={classes.ways}>
            <Way onClick={() => setTable(!isTable)} of={heading}>
              {isTable ? insightsCopy.showFigure : insightsCopy.showTable}
            </Way>
            {!isTable && (
              <>
                <Way onClick={() => takePicture("svg")} of={heading}>
                  {insightsCopy.downloadSvg}
                </Way>
                <Way onClick={() => takePicture("png")} of={heading}>
                  {insightsCopy.downloadPng}
                </Way>
              </>
            )}
            <Way
              onClick={() => keepFile(`${fileName}.csv`, new Blob([csvOf(table)], CSV))}
              of={heading}
            >
              {insightsCopy.downloadCsv}
            </Way>
            {ways}
          </div>
        </>
      )}
    </section>
  );
}

const CSV = { type: "text/csv;charset=utf-8" };

interface WayProps {
  onClick: () => void;
  /** Of which figure, for those who hear the button alone. */
  of: string;
  children: string;
}

export function Way({ onClick, of, children }: WayProps) {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-label={insightsCopy.wayOf(children, of)}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
