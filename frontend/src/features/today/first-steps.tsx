/** What there is to do before anything can come in, with what of it is done. */
import type { CompanySetting, RunLine } from "@/api/types";
import { todayCopy } from "@/features/today/copy";
import classes from "@/features/today/first-steps.module.css";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";

const { steps: copy } = todayCopy;

interface Step {
  name: string;
  hint: string;
  to: string;
  isDone: boolean;
  isOptional: boolean;
}

export function stepsOf(
  settings: readonly CompanySetting[],
  runs: readonly RunLine[],
): readonly Step[] {
  const hasWords = settings.some(
    ({ title_filters: { include, exclude } }) => include.length + exclude.length > 0,
  );
  return [
    {
      ...{ name: copy.companies, hint: copy.companiesHint, to: paths.sources },
      isDone: settings.length > 0,
      isOptional: false,
    },
    {
      name: copy.words,
      hint: copy.wordsHint,
      to: paths.sources,
      isDone: hasWords,
      isOptional: true,
    },
    {
      name: copy.preview,
      hint: copy.previewHint,
      to: paths.preview,
      isDone: runs.length > 0,
      isOptional: false,
    },
  ];
}

export function FirstSteps({ steps }: { steps: readonly Step[] }) {
  return (
    <section aria-labelledby="first-steps">
      <h2 id="first-steps" className={classes.heading}>
        {copy.heading}
      </h2>
      <ol className={classes.steps}>
        {steps.map(({ name, hint, to, isDone }) => (
          <li key={name} data-done={isDone || undefined}>
            <Link to={to}>{name}</Link>
            {isDone && <span className={classes.done}>{copy.done}</span>}
            <span className={classes.hint}>{hint}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
