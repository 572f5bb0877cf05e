/** How the web app is built, served while developing, and tested. */
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { firstPaint } from "./vite/first-paint.ts";
import { packed } from "./vite/packed.ts";

/** What is there before anybody has signed in. Nothing else may come into the same files. */
const LIGHT = ["./src/main.tsx", "./src/features/account/login-page.tsx"];

interface Graph {
  getModuleInfo: (id: string) => { importedIds: readonly string[] } | null;
}

const lightModules = new Set<string>();

/** The file of what the login has in common with other screens. */
function lightly(id: string, graph: Graph): string | null {
  const open = LIGHT.map((path) => fileURLToPath(new URL(path, import.meta.url)));
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (lightModules.has(one)) continue;
    lightModules.add(one);
    open.push(...(graph.getModuleInfo(one)?.importedIds ?? []));
  }
  return lightModules.has(id) ? "start" : null;
}

export default defineConfig({
  plugins: [react(), firstPaint(), packed()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    outDir: "dist",
    manifest: true,
    target: "es2022",
    // One file: all styles together are smaller than one more round trip is long.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What several screens share comes in one file, not in a chain of tiny ones.
          groups: [
            { name: lightly, minShareCount: 2, priority: 1 },
            { name: "shared", minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": "http://127.0.0.1:8000", "/health": "http://127.0.0.1:8000" },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}", "vercel.test.ts"],
    setupFiles: ["src/testing/setup.ts"],
    css: false,
    restoreMocks: true,
    testTimeout: 30_000,
  },
});
