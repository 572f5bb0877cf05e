/** The frame around every screen: skip link, navigation, run dock, messages, and the place for content. */
import { lazy, Suspense, useState } from "react";
import { appCopy } from "@/app/copy";
import { LinkBanner } from "@/app/link-banner";
import classes from "@/app/shell.module.css";
import { AccountLine } from "@/features/account/account-line";
import { RunDock } from "@/features/ingestion/run-dock";
import { paths } from "@/lib/paths";
import { NavLink, Outlet, ScrollRestoration, useNavigate } from "@/lib/router";
import { uiCopy } from "@/ui/copy";
import { Icon } from "@/ui/icons";
import { useShortcuts } from "@/ui/shortcuts";
import { undoNewest } from "@/ui/toast-store";
import { Toasts } from "@/ui/toasts";

const Palette = lazy(async () => ({ default: (await import("@/app/palette")).Palette }));
const KeysSheet = lazy(async () => ({ default: (await import("@/app/keys-sheet")).KeysSheet }));

type Sheet = "palette" | "keys" | null;

export function Shell() {
  const [sheet, setSheet] = useState<Sheet>(null);
  const close = () => setSheet(null);
  useShellKeys(setSheet);
  return (
    <>
      <a className={classes.skip} href="#content">
        {appCopy.skip}
      </a>
      <div className={classes.frame}>
        <Rail onSheet={setSheet} />
        <main id="content" tabIndex={-1} className={classes.content}>
          <LinkBanner />
          <Outlet />
        </main>
      </div>
      <Toasts />
      <Suspense fallback={null}>
        {sheet === "palette" && <Palette onClose={close} onKeysSheet={() => setSheet("keys")} />}
        {sheet === "keys" && <KeysSheet onClose={close} />}
      </Suspense>
      <ScrollRestoration />
    </>
  );
}

function Rail({ onSheet }: { onSheet: (sheet: Sheet) => void }) {
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

function useShellKeys(openSheet: (sheet: Sheet) => void): void {
  const navigate = useNavigate();
  const goTo = (path: string) => () => void navigate(path);
  useShortcuts({
    "mod+k": () => openSheet("palette"),
    "?": () => openSheet("keys"),
    "g j": goTo(paths.jobs),
    "g s": goTo(paths.sources),
    "g n": goTo(paths.preview),
    "mod+z": undoNewest,
    u: undoNewest,
  });
}
