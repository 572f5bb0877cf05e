/** The frame around every screen: skip link, navigation, run dock, messages, and the place for content. */
import { lazy, Suspense, useState } from "react";
import { appCopy } from "@/app/copy";
import { LinkBanner } from "@/app/link-banner";
import { Rail, type Sheet } from "@/app/rail";
import { useSessionEnd } from "@/app/session-door";
import classes from "@/app/shell.module.css";
import { DeletionBanner } from "@/features/account/deletion-banner";
import { paths } from "@/lib/paths";
import { Outlet, ScrollRestoration, useNavigate } from "@/lib/router";
import { useShortcuts } from "@/ui/shortcuts";
import { undoNewest } from "@/ui/toast-store";
import { Toasts } from "@/ui/toasts";

const Palette = lazy(async () => ({ default: (await import("@/app/palette")).Palette }));
const MoreSheet = lazy(async () => ({ default: (await import("@/app/more-sheet")).MoreSheet }));
const AddDialog = lazy(async () => ({
  default: (await import("@/features/applications/add-dialog")).AddDialog,
}));
const KeysSheet = lazy(async () => ({ default: (await import("@/app/keys-sheet")).KeysSheet }));

export function Shell() {
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const close = () => setSheet(null);
  useShellKeys(setSheet);
  useSessionEnd();
  return (
    <>
      <a className={classes.skip} href="#content">
        {appCopy.skip}
      </a>
      <div className={classes.frame}>
        <Rail onSheet={setSheet} />
        <main id="content" tabIndex={-1} className={classes.content}>
          <LinkBanner />
          <DeletionBanner />
          <Outlet />
        </main>
      </div>
      <Toasts />
      <Suspense fallback={null}>
        {sheet === "palette" && <Palette onClose={close} onSheet={setSheet} />}
        {sheet === "more" && <MoreSheet onClose={close} />}
        {sheet === "add" && <AddDialog onClose={close} />}
        {sheet === "keys" && <KeysSheet onClose={close} />}
      </Suspense>
      {/* Every first page of a visit has the same key, whichever it is. */}
      <ScrollRestoration getKey={({ key, pathname }) => `${key} ${pathname}`} />
    </>
  );
}

function useShellKeys(openSheet: (sheet: Sheet) => void): void {
  const navigate = useNavigate();
  const goTo = (path: string) => () => void navigate(path);
  useShortcuts({
    "mod+k": () => openSheet("palette"),
    "?": () => openSheet("keys"),
    c: () => openSheet("add"),
    "g t": goTo(paths.home),
    "g j": goTo(paths.jobs),
    "g a": goTo(paths.applications),
    "g l": goTo(paths.timeline),
    "g i": goTo(paths.insights),
    "g s": goTo(paths.sources),
    "g p": goTo(paths.profile),
    "g n": goTo(paths.preview),
    "mod+z": undoNewest,
    u: undoNewest,
  });
}
