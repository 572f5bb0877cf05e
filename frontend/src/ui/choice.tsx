/** A few choices of which one holds, as the browser itself has them. */
import { useId } from "react";
import classes from "@/ui/choice.module.css";

interface ChoiceProps<Value extends string> {
  label: string;
  hint?: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, hint, value, choices, onChange } = props;
  const id = useId();
  return (
    <fieldset className={classes.choice} aria-describedby={hint === undefined ? undefined : id}>
      <legend className={classes.label}>{label}</legend>
      <div className={classes.line}>
        {choices.map((choice) => (
          <label key={choice.value} className={classes.one}>
            <input
              type="radio"
              name={`${id}-choice`}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
      {hint !== undefined && (
        <p id={id} className={classes.hint}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}
