/** What each screen may weigh on the wire, read from the build's own manifest. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";

const DIST = "dist";
const JS_PER_SCREEN = 215;
const JS_OF_A_LATER_SCREEN = 40;
const FRAME = "src/app/inside.tsx";
const LOGIN = "src/features/account/login-page.tsx";
const JS_OF_THE_LOGIN = 110;
const CSS_IN_ALL = 30;
const FONT_IN_USE = 35;

interface Chunk {
  file: string;
  imports?: string[];
  isEntry?: boolean;
  isDynamicEntry?: boolean;
}

const manifestPath = join(DIST, ".vite", "manifest.json");
const manifest = existsSync(manifestPath)
  ? (JSON.parse(readFileSync(manifestPath, "utf8")) as Record<string, Chunk>)
  : {};
const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry) ?? "";

function zipped(file: string): number {
  return gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length / 1024;
}

/** The files that have to be there before this chunk can run. */
function closure(key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (chunk === undefined || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const next of chunk.imports ?? []) closure(next, seen);
  return seen;
}

function weight(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + zipped(file), 0);
}

function filesEnding(end: string): string[] {
  return readdirSync(join(DIST, "assets"))
    .filter((name) => name.endsWith(end))
    .map((name) => join("assets", name));
}

test("every screen is within its budget", () => {
  const shell = closure(FRAME, closure(entry));
  const screens = Object.keys(manifest).filter(
    (key) => manifest[key]?.isDynamicEntry && key !== FRAME,
  );
  expect(screens.length).toBeGreaterThan(4);
  for (const screen of screens) {
    const all = closure(screen, new Set(shell));
    const own = [...all].filter((file) => !shell.has(file));
    expect.soft(weight(all), `${screen}, all its JS in KB`).toBeLessThanOrEqual(JS_PER_SCREEN);
    expect
      .soft(weight(own), `${screen}, its own JS in KB`)
      .toBeLessThanOrEqual(JS_OF_A_LATER_SCREEN);
  }
});

test("the login is light, since nobody has anything of the app yet", () => {
  expect(Object.keys(manifest)).toContain(LOGIN);
  const all = closure(LOGIN, closure(entry));
  expect(weight(all), "all JS of the login in KB").toBeLessThanOrEqual(JS_OF_THE_LOGIN);
});

test("styles and the font are within their budgets", () => {
  expect(weight(filesEnding(".css")), "all CSS in KB").toBeLessThanOrEqual(CSS_IN_ALL);
  const latin = filesEnding(".woff2").filter((name) => name.includes("latin-wght"));
  expect(weight(latin), "the font of Latin text in KB").toBeLessThanOrEqual(FONT_IN_USE);
});
