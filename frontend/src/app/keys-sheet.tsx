/** The sheet of all keys, with the switch that silences those without Ctrl. */
import { Switch } from "@mantine/core";
import { useId } from "react";
import { appCopy } from "@/app/copy";
import classes from "@/app/keys-sheet.module.css";
import { useStore } from "@/lib/store";
import { Dialog } from "@/ui/dialog";
import { singleKeys } from "@/ui/shortcuts";

export function KeysSheet({ onClose }: { onClose: () => void }) {
  const hintId = useId();
  const isOn = useStore(singleKeys) === "on";
  const { heading, single, singleHint, rows, close } = appCopy.keys;
  return (
    <Dialog label={heading} onClose={onClose}>
      <div className={classes.sheet}>
        <h2 className={classes.heading}>{heading}</h2>
        <Switch
          label={single}
          aria-describedby={hintId}
          checked={isOn}
          onChange={(event) => singleKeys.set(event.currentTarget.checked ? "on" : "off")}
        />
        <p id={hintId} className={classes.hint}>
          {singleHint}
        </p>
        <dl className={classes.list}>
          {rows.map(({ keys, does }) => (
            <div key={keys} className={classes.row}>
              <dt>
                {keys.split(" ").map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button type="submit" className={classes.close}>
            {close}
          </button>
        </form>
      </div>
    </Dialog>
  );
}
