/** The way round the app: words in a rail, icons in a narrow one, or a bar at the bottom, by width. */
import { appCopy } from "@/app/copy";
import classes from "@/app/rail.module.css";
import { AccountLine } from "@/features/account/account-line";
import { RunDock } from "@/features/ingestion/run-dock";
import { paths } from "@/lib/paths";
import { NavLink } from "@/lib/router";
import { uiCopy } from "@/ui/copy";
import { Icon, type IconName } from "@/ui/icons";

export type Sheet = "palette" | "keys" | "more" | "add";

interface Place {
  to: string;
  name: string;
  icon: IconName;
  /** Whether the bar of narrow screens leaves it to the sheet behind "More". */
  isBehindMore?: boolean;
}

export const PLACES: readonly Place[] = [
  { to: paths.home, name: appCopy.today, icon: "today" },
  { to: paths.jobs, name: appCopy.jobs, icon: "jobs" },
  { to: paths.applications, name: appCopy.applications, icon: "applications" },
  { to: paths.timeline, name: appCopy.timeline, icon: "timeline", isBehindMore: true },
  { to: paths.insights, name: appCopy.insights, icon: "insights" },
  { to: paths.sources, name: appCopy.sources, icon: "sources", isBehindMore: true },
  { to: paths.profile, name: appCopy.profile, icon: "profile", isBehindMore: true },
];

export function Rail({ onSheet }: { onSheet: (sheet: Sheet) => void }) {
  return (
    <header className={classes.rail}>
      <p className={classes.name}>{uiCopy.appName}</p>
      <RailButton
        icon="search"
        keys="Control+K"
        hint={appCopy.openPaletteKeys}
        onClick={() => onSheet("palette")}
      >
        {appCopy.openPalette}
      </RailButton>
      <RailButton icon="add" keys="c" hint={appCopy.addKey} onClick={() => onSheet("add")}>
        {appCopy.add}
      </RailButton>
      <nav aria-label={appCopy.navigation} className={classes.nav}>
        {PLACES.map(({ to, name, icon, isBehindMore }) => (
          <NavLink
            key={to}
            to={to}
            end={to === paths.home}
            title={name}
            data-behind-more={isBehindMore}
          >
            <Icon name={icon} />
            <span className={classes.label}>{name}</span>
          </NavLink>
        ))}
        <button type="button" className={classes.more} onClick={() => onSheet("more")}>
          <Icon name="more" />
          {appCopy.more}
        </button>
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

interface RailButtonProps {
  icon: IconName;
  keys: string;
  hint: string;
  onClick: () => void;
  children: string;
}

function RailButton({ icon, keys, hint, onClick, children }: RailButtonProps) {
  return (
    <button
      type="button"
      className={classes.jump}
      aria-keyshortcuts={keys}
      title={children}
      onClick={onClick}
    >
      <Icon name={icon} />
      <span className={classes.label}>{children}</span>
      <span className={classes.hint} aria-hidden="true">
        {hint}
      </span>
    </button>
  );
}
