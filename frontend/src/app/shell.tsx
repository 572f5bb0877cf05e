/** The frame around every screen: skip link, navigation, run dock, messages, and the place for content. */
import { lazy, Suspense, useState } from "react";
import { appCopy } from "@/app/copy";
import { LinkBanner } from "@/app/link-banner";
import { Rail, type Sheet } from "@/app/rail";
import classes from "@/app/shell.module.css";
import { paths } from "@/lib/paths";
import { Outlet, ScrollRestoration, useNavigate } from "@/lib/router";
import { useShortcuts } from "@/ui/shortcuts";
import { undoNewest } from "@/ui/toast-store";
import { Toasts } from "@/ui/toasts";

const Palette = lazy(async () => ({ default: (await import("@/app/palette")).Palette }));
const KeysSheet = lazy(async () => ({ default: (await import("@/app/keys-sheet")).KeysSheet }));

export function Shell() {
  const [sheet, setSheet] = useState<Sheet | null>(null);
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

function useShellKeys(openSheet: (sheet: Sheet) => void): void {
  const navigate = useNavigate();
  const goTo = (path: string) => () => void navigate(path);
  useShortcuts({
    "mod+k": () => openSheet("palette"),
    "?": () => openSheet("keys"),
    "g j": goTo(paths.jobs),
    "g s": goTo(paths.sources),
    "g p": goTo(paths.profile),
    "g n": goTo(paths.preview),
    "mod+z": undoNewest,
    u: undoNewest,
  });
}
