/** The frame around every screen: skip link, navigation, run dock, and the place for content. */
import { appCopy } from "@/app/copy";
import classes from "@/app/shell.module.css";
import { AccountLine } from "@/features/account/account-line";
import { RunDock } from "@/features/ingestion/run-dock";
import { paths } from "@/lib/paths";
import { NavLink, Outlet, ScrollRestoration } from "@/lib/router";
import { uiCopy } from "@/ui/copy";

export function Shell() {
  return (
    <>
      <a className={classes.skip} href="#content">
        {appCopy.skip}
      </a>
      <div className={classes.frame}>
        <header className={classes.rail}>
          <p className={classes.name}>{uiCopy.appName}</p>
          <nav aria-label={appCopy.navigation} className={classes.nav}>
            <NavLink to={paths.jobs}>{appCopy.jobs}</NavLink>
            <NavLink to={paths.sources}>{appCopy.sources}</NavLink>
          </nav>
          <div className={classes.foot}>
            <RunDock />
            <AccountLine />
          </div>
        </header>
        <main id="content" tabIndex={-1} className={classes.content}>
          <Outlet />
        </main>
      </div>
      <ScrollRestoration />
    </>
  );
}
