/** Moments on screen: the age gutter of a row, and a relative time with the exact one behind it. */
import { useNow } from "@/lib/clock";
import { ageOf, exactTime, relativeTime, shortDate } from "@/lib/time";
import classes from "@/ui/age.module.css";
import { uiCopy } from "@/ui/copy";

/** The first column of every ledger. The bar repeats the text, so colour is never alone. */
export function AgeGutter({ at }: { at: string | null }) {
  const now = useNow();
  const age = at === null ? null : ageOf(now, at);
  if (at === null || age === null) {
    return <span className={classes.gutter}>–</span>;
  }
  return (
    <time className={classes.gutter} dateTime={at} title={exactTime(at)}>
      {age.text}
      <span className={classes.bar} data-bar="" aria-hidden="true">
        <span style={{ width: `${Math.round(age.freshness * 100)}%` }} />
      </span>
    </time>
  );
}

interface MomentProps {
  at: string | null;
  /** Always as a date, for sentences such as "closed since 9 Nov". */
  asDate?: boolean;
}

export function Moment({ at, asDate = false }: MomentProps) {
  const now = useNow();
  const write = asDate ? shortDate : relativeTime;
  const text = at === null ? null : write(now, at);
  if (at === null || text === null) return uiCopy.unknown;
  return (
    <time dateTime={at} title={exactTime(at)}>
      {text}
    </time>
  );
}
