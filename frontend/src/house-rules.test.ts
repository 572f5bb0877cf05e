/** The rules of the house that no linter knows: order of imports, sizes, opening sentences. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/** From the top down: a folder may import its own files and what stands below it. */
const ORDER = [
  ["app"],
  ["features/today", "features/insights"],
  ["features/applications", "features/ingestion"],
  ["features/timeline"],
  ["features/postings"],
  ["features/companies"],
  ["features/account"],
  ["api", "ui"],
  ["lib"],
];
const LIMIT = 250;
const BANNED = /(^|[-/])(utils?|helpers?|common|manager|service|index)\.(ts|tsx|css)$/;
const root = join(process.cwd(), "src");

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(tsx?|css)$/.test(path) && !path.endsWith(".d.ts"))
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
const ordered = files.filter(({ path }) => !path.startsWith("testing/") && !isTest(path));

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

function folderOf(path: string): string | undefined {
  return ORDER.flat().find((folder) => path.startsWith(`${folder}/`));
}

function mayImport(from: string, to: string): boolean {
  const level = (folder: string) => ORDER.findIndex((row) => row.includes(folder));
  return from === to || level(from) < level(to);
}

function forbiddenImports({ path, text }: { path: string; text: string }): string[] {
  const from = folderOf(path);
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].flatMap(([, name = ""]) => {
    if (name.startsWith(".")) return [`${path} imports by the relative path ${name}`];
    if (!name.startsWith("@/")) return [];
    const to = folderOf(name.slice(2));
    const isAllowed = from === undefined || (to !== undefined && mayImport(from, to));
    return isAllowed ? [] : [`${path} imports ${name}`];
  });
}

interface LockedPackage {
  optionalDependencies?: Record<string, string>;
}

describe("house rules", () => {
  it("finds the sources it speaks about", () => {
    expect(files.length).toBeGreaterThan(60);
  });

  it("knows every folder that holds sources", () => {
    const strangers = ordered.filter(({ path }) => path.includes("/") && !folderOf(path));
    expect(strangers.map(({ path }) => path)).toEqual([]);
  });

  it("lets imports go only downwards", () => {
    expect(ordered.flatMap(forbiddenImports)).toEqual([]);
  });

  it("would notice an import that goes upwards", () => {
    const text = 'import { RunDock } from "@/features/ingestion/run-dock";';
    expect(forbiddenImports({ path: "features/postings/jobs-page.tsx", text })).toHaveLength(1);
    expect(forbiddenImports({ path: "ui/page.tsx", text: 'import("@/api/client")' })).toHaveLength(
      1,
    );
  });

  it("keeps every file short", () => {
    const long = files.filter(({ text }) => text.split("\n").length - 1 > LIMIT);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it("opens every file with a sentence on what it is for", () => {
    const silent = files.filter(({ text }) => !/^\/\*\*? [A-Z][^\n]*[.:?`][^\n]*\*\/\n/.test(text));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it("has no file names that say nothing, and no index files", () => {
    expect(files.map(({ path }) => path).filter((path) => BANNED.test(path))).toEqual([]);
  });

  it("has no default exports, no notes to do, and no HTML set as text", () => {
    const todo = ["TO", "DO"].join("");
    const html = ["dangerously", "SetInnerHTML"].join("");
    const isBad = (text: string) =>
      /^export default/m.test(text) || text.includes(todo) || text.includes(html);
    expect(files.filter(({ text }) => isBad(text)).map(({ path }) => path)).toEqual([]);
  });

  it("locks the builds for every platform, also those that this registry may lack", () => {
    const text = readFileSync(join(process.cwd(), "package-lock.json"), "utf8");
    const { packages } = JSON.parse(text) as { packages: Record<string, LockedPackage> };
    const locked = Object.keys(packages);
    const wanted = Object.values(packages).flatMap((row) =>
      Object.keys(row.optionalDependencies ?? {}),
    );
    const missing = wanted.filter(
      (name) => !locked.some((at) => at.endsWith(`node_modules/${name}`)),
    );
    expect(wanted.length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });

  it("names no registry in its lock file", () => {
    const lock = readFileSync(join(process.cwd(), "package-lock.json"), "utf8");
    expect(lock).not.toContain('"resolved"');
    expect(existsSync(join(process.cwd(), ".npmrc"))).toBe(true);
  });
});
