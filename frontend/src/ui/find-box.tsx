/** A box that narrows a long list of companies by their name. */
import { TextInput } from "@mantine/core";
import { useRef } from "react";
import { uiCopy } from "@/ui/copy";
import classes from "@/ui/find-box.module.css";
import { useShortcuts } from "@/ui/shortcuts";

/** Fewer companies than this are found by looking. */
const MANY = 20;

interface FindBoxProps {
  typed: string;
  onType: (typed: string) => void;
  found: number;
  all: number;
}

export function FindBox({ typed, onType, found, all }: FindBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useShortcuts({ "/": () => box.current?.focus() });
  if (all <= MANY) return null;
  return (
    <div className={classes.find}>
      <TextInput
        ref={box}
        type="search"
        label={uiCopy.findCompany}
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
      />
      <span role="status" className={classes.count}>
        {typed.trim() !== "" && uiCopy.found(found, all)}
      </span>
    </div>
  );
}

/** The rows whose name has what was typed in it, whatever the case. */
export function findByName<Row>(
  rows: readonly Row[],
  typed: string,
  nameOf: (row: Row) => string,
): readonly Row[] {
  const wanted = typed.trim().toLowerCase();
  return wanted === "" ? rows : rows.filter((row) => nameOf(row).toLowerCase().includes(wanted));
}
