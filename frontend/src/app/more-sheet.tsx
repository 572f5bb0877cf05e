/** What the bar of narrow screens has no room for. */
import { appCopy } from "@/app/copy";
import classes from "@/app/more-sheet.module.css";
import { PLACES } from "@/app/rail";
import { Link } from "@/lib/router";
import { Dialog } from "@/ui/dialog";
import { Icon } from "@/ui/icons";

export function MoreSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog label={appCopy.more} place="side" onClose={onClose}>
      <ul className={classes.list}>
        {PLACES.filter(({ isBehindMore }) => isBehindMore).map(({ to, name, icon }) => (
          <li key={to}>
            <Link to={to} onClick={onClose}>
              <Icon name={icon} />
              {name}
            </Link>
          </li>
        ))}
      </ul>
      <form method="dialog">
        <button type="submit" className={classes.close}>
          {appCopy.keys.close}
        </button>
      </form>
    </Dialog>
  );
}
