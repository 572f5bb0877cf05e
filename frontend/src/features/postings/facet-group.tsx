/** One filter as a group of choices, each with how many postings it would bring. */
import { type ReactNode, useId, useState } from "react";
import { postingsCopy } from "@/features/postings/copy";
import classes from "@/features/postings/facet-group.module.css";
import type { OfferedValue } from "@/features/postings/facet-values";
import { formatCount } from "@/lib/count";

/** So many are shown until one asks for the rest. */
const FEW = 6;

interface ChoiceLineProps {
  kind: "checkbox" | "radio";
  name?: string;
  label: ReactNode;
  count?: string | null;
  isChosen: boolean;
  isIdle?: boolean;
  onChange: () => void;
}

/** Without postings it stays in its place, and cannot be chosen. */
export function ChoiceLine(props: ChoiceLineProps) {
  const { kind, name, label, count = null, isChosen, isIdle = false, onChange } = props;
  return (
    <label className={classes.line} data-idle={isIdle || undefined}>
      <input
        type={kind}
        name={name}
        checked={isChosen}
        disabled={isIdle && !isChosen}
        onChange={onChange}
      />
      <span className={classes.value}>{label}</span>{" "}
      {count !== null && <span className={classes.count}>{count}</span>}
    </label>
  );
}

export function FacetFrame({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset className={classes.group}>
      <legend className={classes.name}>{name}</legend>
      {children}
    </fieldset>
  );
}

interface FacetGroupProps {
  name: string;
  values: readonly OfferedValue[];
  chosen: readonly string[];
  capped: boolean;
  wordsOf: (value: string) => string;
  onToggle: (value: string) => void;
}

export function FacetGroup({ name, values, chosen, capped, wordsOf, onToggle }: FacetGroupProps) {
  const [isWhole, setWhole] = useState(false);
  const listId = useId();
  if (values.length === 0) return null;
  const shown = isWhole
    ? values
    : values.filter(({ value }, at) => at < FEW || chosen.includes(value));
  const left = values.length - shown.length;
  return (
    <FacetFrame name={name}>
      <div id={listId}>
        {shown.map(({ value, count }) => (
          <ChoiceLine
            key={value}
            kind="checkbox"
            label={wordsOf(value)}
            count={countWords(count, capped)}
            isChosen={chosen.includes(value)}
            isIdle={count === 0}
            onChange={() => onToggle(value)}
          />
        ))}
      </div>
      {(left > 0 || isWhole) && values.length > FEW && (
        <button
          type="button"
          className={classes.more}
          aria-expanded={isWhole}
          aria-controls={listId}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? postingsCopy.facets.fewer(name) : postingsCopy.facets.more(left, name)}
        </button>
      )}
    </FacetFrame>
  );
}

/** Beyond what the server counts there may be more of each. */
export function countWords(count: number | null, capped: boolean): string | null {
  if (count === null) return null;
  return capped && count > 0 ? `${formatCount(count)}+` : formatCount(count);
}
