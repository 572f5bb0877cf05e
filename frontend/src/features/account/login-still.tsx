/** A still of the list of postings, for those who have not seen the inside. It is drawn, not loaded. */
import { loginCopy } from "@/features/account/login-copy";
import classes from "@/features/account/login-still.module.css";
import { uiCopy } from "@/ui/copy";

interface Line {
  age: string;
  freshness: number;
  title: string;
  facts: string;
  pay: string;
  mark?: string;
}

const LINES: readonly Line[] = [
  {
    age: "2 h",
    freshness: 1,
    title: "Staff Engineer, Payments",
    facts: "Northwind · Lisbon · Hybrid",
    pay: "€92,000–118,000",
    mark: uiCopy.newMark,
  },
  {
    age: "1 d",
    freshness: 0.95,
    title: "Data Platform Engineer",
    facts: "Harbour & Vale · Remote",
    pay: "$165,000–190,000",
    mark: uiCopy.newMark,
  },
  {
    age: "4 d",
    freshness: 0.85,
    title: "Senior Product Designer",
    facts: "Larkspur · Berlin",
    pay: uiCopy.unknown,
  },
  {
    age: "9 d",
    freshness: 0.7,
    title: "Engineering Manager, Search",
    facts: "Northwind · Dublin · On site",
    pay: "€105,000–130,000",
    mark: uiCopy.changedMark,
  },
  {
    age: "3 wk",
    freshness: 0.4,
    title: "Machine Learning Engineer",
    facts: "Corvid Systems · London",
    pay: "£85,000–110,000",
  },
  {
    age: "6 wk",
    freshness: 0.15,
    title: "Site Reliability Engineer",
    facts: "Larkspur · Remote",
    pay: uiCopy.unknown,
    mark: uiCopy.closedMark,
  },
];

export function LoginStill() {
  const { label, heading, sentence } = loginCopy.still;
  return (
    <div role="img" aria-label={label} className={classes.still}>
      <span className={classes.heading}>{heading}</span>
      <span className={classes.sentence}>{sentence}</span>
      {LINES.map((line) => (
        <span key={line.title} className={classes.line}>
          <span className={classes.age}>
            {line.age}
            <span className={classes.bar} data-bar="">
              <span style={{ width: `${line.freshness * 100}%` }} />
            </span>
          </span>
          <span className={classes.body}>
            <strong className={classes.title}>{line.title}</strong>
            {line.mark !== undefined && (
              <span className={classes.mark} data-new={line.mark === uiCopy.newMark || undefined}>
                {line.mark}
              </span>
            )}
            <span className={classes.facts}>{line.facts}</span>
          </span>
          <span className={classes.pay}>{line.pay}</span>
        </span>
      ))}
    </div>
  );
}
