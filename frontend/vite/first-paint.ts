/** Makes index.html show its static shell at once, and ask for the screen's files and answers beside the program. */
import type { OutputBundle, OutputChunk } from "rolldown";
import type { Plugin } from "vite";
import { type FirstNeeds, firstNeeds } from "../src/app/first-needs.ts";

const STYLES_PLACE = "<!-- styles -->";
const STYLE_LINK = /\s*<link rel="stylesheet"[^>]*>/g;

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
        const start = `<script>(${startEarly.toString()})(${screens})</script>`;
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
    .map(([path, { module, asks }]) => ({
      path: `^${path.replace(":id", "\\d+")}$`,
      files: bundle === undefined || module === undefined ? [] : ownFiles(bundle, module),
      asks,
    }));
}

/** The files that the screen needs beyond those that index.html names anyway. */
function ownFiles(bundle: OutputBundle, module: FirstNeeds["module"]): string[] {
  const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
  const entry = chunks.find(({ isEntry }) => isEntry);
  const screen = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/${module}`));
  if (entry === undefined || screen === undefined) {
    throw new Error(`${module} is no screen of its own: see src/app/first-needs.ts.`);
  }
  const there = closure(bundle, entry);
  return [...closure(bundle, screen)].filter((file) => !there.has(file)).map((file) => `/${file}`);
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

/** Runs in the page, alone: it is written into index.html and can use nothing of this file. */
function startEarly(screens: EarlyScreen[]): void {
  const path = location.pathname.replace(/(.)\/$/, "$1");
  const screen = screens.find((one) => new RegExp(one.path).test(path));
  if (screen === undefined) return;
  for (const file of screen.files) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.crossOrigin = "";
    link.href = file;
    document.head.append(link);
  }
  if (location.search !== "") return;
  const answers: Record<string, Promise<Response>> = {};
  for (const ask of screen.asks) {
    const address = ask.replace(":id", path.replace(/.*\//, ""));
    const answer = fetch(address, { headers: { Accept: "application/json" } });
    // Whoever takes it hears of the failure; nobody else has to.
    answer.catch(() => {});
    answers[address] = answer;
  }
  window.earlyAnswers = answers;
}
