/** The switch that silences keys without Ctrl, with what still acts beside it. */
import { Switch } from "@mantine/core";
import { useId } from "react";
import { accountCopy } from "@/features/account/copy";
import classes from "@/features/account/single-keys.module.css";
import { useStore } from "@/lib/store";
import { singleKeys } from "@/ui/shortcuts";

export function SingleKeys() {
  const hintId = useId();
  const isOn = useStore(singleKeys) === "on";
  return (
    <div>
      <Switch
        label={accountCopy.keys.single}
        aria-describedby={hintId}
        checked={isOn}
        onChange={(event) => singleKeys.set(event.currentTarget.checked ? "on" : "off")}
      />
      <p id={hintId} className={classes.hint}>
        {isOn ? accountCopy.keys.hint : accountCopy.keys.offHint}
      </p>
    </div>
  );
}
