/** What the palette offers, and which of it fits what was typed. */
import type { Company, RunLine, User } from "@/api/types";
import { appCopy } from "@/app/copy";
import { paths } from "@/lib/paths";

export type ColorScheme = "light" | "dark" | "auto";

export type Command = { key: string; text: string } & (
  | { to: string }
  | { colors: ColorScheme }
  | { sheet: "keys" | "add" }
  | { leave: true }
);

const MOST = 14;

export interface Known {
  companies: readonly Company[];
  newestRun: RunLine | undefined;
  user: User | undefined;
}

export function commandsFor(typed: string, known: Known): Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ text }: Command) => words.every((word) => text.toLowerCase().includes(word));
  const found = allCommands(known).filter(fits).slice(0, MOST);
  if (words.length === 0) return found;
  const query = typed.trim();
  const to = `${paths.jobs}?q=${encodeURIComponent(query)}`;
  return [...found, { key: "search", text: appCopy.palette.search(query), to }];
}

function allCommands({ companies, newestRun, user }: Known): Command[] {
  const { palette } = appCopy;
  return [
    { key: "today", text: palette.goTo(appCopy.today), to: paths.home },
    { key: "jobs", text: palette.goTo(appCopy.jobs), to: paths.jobs },
    { key: "applications", text: palette.goTo(appCopy.applications), to: paths.applications },
    { key: "timeline", text: palette.goTo(appCopy.timeline), to: paths.timeline },
    { key: "insights", text: palette.goTo(appCopy.insights), to: paths.insights },
    { key: "sources", text: palette.goTo(appCopy.sources), to: paths.sources },
    { key: "profile", text: palette.goTo(appCopy.profile), to: paths.profile },
    { key: "add", text: palette.add, sheet: "add" },
    { key: "preview", text: palette.preview, to: paths.preview },
    ...(newestRun === undefined
      ? []
      : [{ key: "run", text: palette.lastRun(newestRun.run_id), to: paths.run(newestRun.run_id) }]),
    ...companies.map(({ name, display_name }) => ({
      ...{ key: `company ${name}`, text: palette.postingsOf(display_name) },
      to: paths.jobsOf(name),
    })),
    { key: "keys", text: palette.keys, sheet: "keys" },
    { key: "light", text: palette.light, colors: "light" },
    { key: "dark", text: palette.dark, colors: "dark" },
    { key: "auto", text: palette.auto, colors: "auto" },
    ...(user?.local === false ? [{ key: "leave", text: palette.leave, leave: true } as const] : []),
  ];
}
