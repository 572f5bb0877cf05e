/** What to do by when, once or again and again. */
import { finishReminder } from "@/api/application-items";
import type { Application, Reminder } from "@/api/types";
import { detailCopy } from "@/features/applications/detail-copy";
import type { Field, Values } from "@/features/applications/item-form";
import { ItemSection } from "@/features/applications/item-section";
import classes from "@/features/applications/reminders.module.css";
import { useChanging } from "@/features/applications/use-changing";
import { useNow } from "@/lib/clock";
import { dateTimeOf } from "@/lib/local-date";
import { orNull } from "@/lib/text";
import { exactTime, untilTime } from "@/lib/time";
import { ownZone } from "@/lib/zones";

const { reminders: copy } = detailCopy;
const RULES: Readonly<Record<string, string>> = copy.repeats;
const WEEK = 7 * 86_400_000;

const fieldsWith = (rules: readonly string[]): readonly Field[] => [
  { name: "text", label: copy.text, kind: "text", isNeeded: true, isWide: true },
  { name: "local_at", label: copy.when, kind: "datetime-local", isNeeded: true },
  {
    name: "rule",
    label: copy.repeat,
    kind: "choice",
    choices: [...new Set([...Object.keys(RULES), ...rules])].map((rule) => ({
      value: rule,
      label: ruleWords(rule),
    })),
  },
];

const ruleWords = (rule: string) => RULES[rule] ?? copy.otherRule;

const valuesOf = (reminder: Reminder | null): Values => ({
  text: reminder?.text ?? "",
  local_at: (reminder?.local_at ?? dateTimeOf(Date.now() + WEEK)).slice(0, 16),
  zone: reminder?.zone ?? ownZone(),
  rule: reminder?.rule ?? "",
});

const bodyOf = ({ text, local_at, zone, rule }: Values) => ({
  ...{ text: text?.trim(), local_at, zone },
  rule: orNull(rule),
});

export function Reminders({ application }: { application: Application }) {
  const now = useNow();
  const { change } = useChanging();
  const finish = ({ id, text }: Reminder) =>
    change({
      id: application.id,
      send: (version) => finishReminder(application.id, id, version),
      said: copy.wasDone(text),
      failed: copy.notDone,
    });
  return (
    <ItemSection
      application={application}
      kind="reminders"
      items={application.reminders}
      words={copy}
      fields={fieldsWith(application.reminders.flatMap(({ rule }) => rule ?? []))}
      valuesOf={valuesOf}
      bodyOf={bodyOf}
      nameOf={({ text }) => text}
      waysOf={(reminder) =>
        reminder.done_at === null && (
          <button
            type="button"
            aria-label={copy.doneOf(reminder.text)}
            onClick={() => finish(reminder)}
          >
            {copy.done}
          </button>
        )
      }
    >
      {({ text, due_at, rule, done_at }) => (
        <>
          <p className={done_at === null ? undefined : classes.done}>
            <strong>{text}</strong>
          </p>
          <p>
            {done_at !== null && `${copy.isDone}. `}
            {done_at === null && Date.parse(due_at) < now && (
              <span className={classes.overdue}>{copy.overdue}, </span>
            )}
            <time dateTime={due_at} title={exactTime(due_at)}>
              {untilTime(now, due_at)}
            </time>
            {rule !== null && `, ${ruleWords(rule).toLowerCase()}`}
          </p>
        </>
      )}
    </ItemSection>
  );
}
