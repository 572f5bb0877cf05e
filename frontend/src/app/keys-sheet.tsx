/** The sheet of all keys, with the switch that silences those without Ctrl. */
import { appCopy } from "@/app/copy";
import classes from "@/app/keys-sheet.module.css";
import { SingleKeys } from "@/features/account/single-keys";
import { Dialog } from "@/ui/dialog";

export function KeysSheet({ onClose }: { onClose: () => void }) {
  const { heading, rows, close } = appCopy.keys;
  return (
    <Dialog label={heading} onClose={onClose}>
      <div className={classes.sheet}>
        <h2 className={classes.heading}>{heading}</h2>
        <SingleKeys />
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
