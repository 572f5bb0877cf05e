/** Makes index.html show its static shell at once, and ask for the screen's files and answers beside the program. */
import { readFileSync } from "node:fs";
import type { OutputBundle, OutputChunk } from "rolldown";
import type { Plugin } from "vite";
import { FRAME, firstNeeds } from "../src/app/first-needs.ts";

const STYLES_PLACE = "<!-- styles -->";
const STYLE_LINK = /\s*<link rel="stylesheet"[^>]*>/g;

/** The same in every build, so that a policy can name it before there is one. */
export const startEarly = readFileSync(new URL("./start-early.js", import.meta.url), "utf8");

interface EarlyScreen {
  path: string;
  files: string[];
  asks: readonly string[];
}

export function firstPaint(): Plugin {
  return {
    name: "first-paint",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        const styles = html.match(STYLE_LINK) ?? [];
        const screens = JSON.stringify(earlyScreens(bundle));
        const start = `<script type="application/json" id="early-screens">${screens}</script>
    <script>${startEarly}</script>`;
        // After the shell, so that it is painted before the styles have come; programs wait for them anyway.
        return html
          .replaceAll(STYLE_LINK, "")
          .replace(STYLES_PLACE, styles.join("").trim())
          .replace("</head>", () => `${start}\n  </head>`);
      },
    },
  };
}

function earlyScreens(bundle: OutputBundle | undefined): EarlyScreen[] {
  return Object.entries(firstNeeds)
    .filter(([path]) => path !== "*")
    .map(([path, { modules, asks }]) => ({
      path: `^${path.replace(":id", "\\d+").replace(":company", "[^/]+")}$`,
      files:
        bundle === undefined || modules === undefined
          ? []
          : ownFiles(bundle, path === "/login" ? modules : [FRAME, ...modules]),
      asks,
    }));
}

/** The files that the screen needs beyond those that index.html names anyway. */
function ownFiles(bundle: OutputBundle, modules: readonly string[]): string[] {
  const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
  const entry = chunks.find(({ isEntry }) => isEntry);
  if (entry === undefined) throw new Error("There is no program to start with.");
  const there = closure(bundle, entry);
  const all = new Set<string>();
  for (const module of modules) {
    const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/${module}`));
    if (chunk === undefined) {
      throw new Error(`${module} is no file of its own: see src/app/first-needs.ts.`);
    }
    closure(bundle, chunk, all);
  }
  return [...all].filter((file) => !there.has(file)).map((file) => `/${file}`);
}

function closure(bundle: OutputBundle, chunk: OutputChunk, seen = new Set<string>()): Set<string> {
  if (seen.has(chunk.fileName)) return seen;
  seen.add(chunk.fileName);
  for (const file of chunk.imports) {
    const next = bundle[file];
    if (next?.type === "chunk") closure(bundle, next, seen);
  }
  return seen;
}
