/** Every screen by Lighthouse, as a desktop and as a phone on a slow network; the median of three. */
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { chromium, test } from "@playwright/test";
import lighthouse, { desktopConfig, type RunnerResult } from "lighthouse";
import { type Bar, handIn, median } from "./figures";
import { screens } from "./filled";

const ROUNDS = 3;
const TRIES = 3;
const REPORTS = "test-results/lighthouse";
const CATEGORIES = ["performance", "accessibility", "best-practices"];

type Profile = "desktop" | "mobile";
type Measured = Record<"performance" | "accessibility" | "best_practices" | "cls" | "lcp", number>;

const score = (target: number): Bar => ({ unit: "of 100", target, better: "more" });
const CLS: Bar = { unit: "layout shift", target: 0.02, better: "less" };
const BARS: Record<Profile, Partial<Record<keyof Measured, Bar>>> = {
  desktop: {
    performance: score(98),
    accessibility: score(100),
    best_practices: score(100),
    cls: CLS,
  },
  mobile: {
    performance: score(90),
    accessibility: score(100),
    cls: CLS,
    lcp: { unit: "ms", target: 2_000, better: "less" },
  },
};

let port = 0;
const browser = { close: async () => {} };

test.beforeAll(async () => {
  port = await freePort();
  const { launchOptions } = test.info().project.use;
  const args = [...(launchOptions?.args ?? []), `--remote-debugging-port=${port}`];
  const launched = await chromium.launch({ ...launchOptions, args });
  browser.close = () => launched.close();
});
test.afterAll(() => browser.close());

for (const profile of ["desktop", "mobile"] as const) {
  for (const screen of screens) {
    test(`${screen.name} as a ${profile}`, async () => {
      const address = await screen.address();
      const rounds: Measured[] = [];
      for (let round = 1; round <= ROUNDS; round += 1) {
        rounds.push(
          await measure(
            address,
            profile,
            `${screen.name.replaceAll(/\W+/g, "-")}-${profile}-${round}`,
          ),
        );
      }
      for (const [key, bar] of Object.entries(BARS[profile])) {
        const ours = median(rounds.map((measured) => measured[key as keyof Measured]));
        handIn({ name: `${screen.name} ${profile} ${key}`, ours, ...bar });
      }
    });
  }
}

async function measure(address: string, profile: Profile, name: string): Promise<Measured> {
  const { lhr } = await audited(address, profile);
  const { categories, audits } = lhr;
  mkdirSync(REPORTS, { recursive: true });
  writeFileSync(`${REPORTS}/${name}.json`, JSON.stringify(lhr));
  const points = (id: string) => Math.round((categories[id]?.score ?? 0) * 100);
  const number = (id: string) => audits[id]?.numericValue ?? Number.POSITIVE_INFINITY;
  return {
    performance: points("performance"),
    accessibility: points("accessibility"),
    best_practices: points("best-practices"),
    cls: number("cumulative-layout-shift"),
    lcp: number("largest-contentful-paint"),
  };
}

/** Asks again when the recording failed, which says nothing of the screen. */
async function audited(address: string, profile: Profile, asked = 1): Promise<RunnerResult> {
  const flags = { port, output: "json", logLevel: "error" } as const;
  const config = profile === "desktop" ? desktopConfig : undefined;
  const result = await lighthouse(address, { ...flags, onlyCategories: CATEGORIES }, config);
  if (result === undefined) throw new Error("Lighthouse answered nothing.");
  const { runtimeError } = result.lhr;
  if (runtimeError === undefined) return result;
  if (asked === TRIES) throw new Error(runtimeError.message);
  return audited(address, profile, asked + 1);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
