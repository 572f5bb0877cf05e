/** The way round the app: words in a rail, icons in a narrow one, or a bar at the bottom, by width. */
import { appCopy } from "@/app/copy";
import classes from "@/app/rail.module.css";
import { AccountLine } from "@/features/account/account-line";
import { RunDock } from "@/features/ingestion/run-dock";
import { paths } from "@/lib/paths";
import { NavLink } from "@/lib/router";
import { uiCopy } from "@/ui/copy";
import { Icon } from "@/ui/icons";

export type Sheet = "palette" | "keys";

export function Rail({ onSheet }: { onSheet: (sheet: Sheet) => void }) {
  return (
    <header className={classes.rail}>
      <p className={classes.name}>{uiCopy.appName}</p>
      <button
        type="button"
        className={classes.jump}
        aria-keyshortcuts="Control+K"
        onClick={() => onSheet("palette")}
      >
        <Icon name="search" />
        <span className={classes.label}>{appCopy.openPalette}</span>
        <span className={classes.hint} aria-hidden="true">
          {appCopy.openPaletteKeys}
        </span>
      </button>
      <nav aria-label={appCopy.navigation} className={classes.nav}>
        <NavLink to={paths.jobs} title={appCopy.jobs}>
          <Icon name="jobs" />
          <span className={classes.label}>{appCopy.jobs}</span>
        </NavLink>
        <NavLink to={paths.sources} title={appCopy.sources}>
          <Icon name="sources" />
          <span className={classes.label}>{appCopy.sources}</span>
        </NavLink>
        <NavLink to={paths.profile} title={appCopy.profile}>
          <Icon name="profile" />
          <span className={classes.label}>{appCopy.profile}</span>
        </NavLink>
      </nav>
      <div className={classes.foot}>
        <RunDock />
        <button type="button" className={classes.keys} onClick={() => onSheet("keys")}>
          <Icon name="keys" />
          <span className={classes.label}>{appCopy.openKeys}</span>
        </button>
        <AccountLine />
      </div>
    </header>
  );
}
