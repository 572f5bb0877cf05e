/** How soon the screens react to input on a machine four times as slow, and whether they move meanwhile. */
import { expect, type Page, test } from "@playwright/test";
import type { KnownTitle } from "@/api/types";
import { handIn, INP, median } from "./figures";
import { slowDown, vitalsOf, watchVitals } from "./in-page";

const ROUNDS = 3;
const SLOWER = 4;
const KNOWN_TITLES = 5_000;
const BOARDS_LIMIT = 60_000;

interface Reaction {
  name: string;
  address: string;
  ready: (page: Page) => Promise<void>;
  act: (page: Page) => Promise<void>;
}

const postings = (page: Page) => page.getByRole("list", { name: "Postings" }).getByRole("link");
const switches = (page: Page) =>
  page.getByRole("region", { name: "Your companies" }).getByRole("switch");
const ledger = (page: Page) => page.getByRole("region", { name: "What each company would bring" });

const reactions: Reaction[] = [
  {
    name: "open a posting",
    address: "/jobs",
    ready: (page) => expect(postings(page).first()).toBeVisible(),
    act: async (page) => {
      const title = (await postings(page).first().textContent()) ?? "";
      await postings(page).first().click();
      const pane = page.getByRole("region", { name: "Reading pane" });
      await expect(pane.getByRole("heading", { name: title })).toBeVisible();
      await expect(page.getByRole("region", { name: "Description" })).toBeVisible();
    },
  },
  {
    name: "toggle a company",
    address: "/sources",
    ready: (page) => expect(switches(page).first()).toBeChecked(),
    act: async (page) => {
      await switches(page).first().click();
      await expect(switches(page).first()).not.toBeChecked();
      await switches(page).first().click();
      await expect(switches(page).first()).toBeChecked();
      await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
    },
  },
  {
    name: `type a word over ${KNOWN_TITLES} titles`,
    address: "/sources",
    ready: async (page) => {
      await expect(page.getByRole("tab", { name: /^Kept [\d,]+$/ }).first()).toBeVisible();
    },
    act: async (page) => {
      const words = page.getByRole("region", { name: "Title words" });
      await words
        .getByRole("textbox", { name: /^Leave out titles with/ })
        .first()
        .click();
      await page.keyboard.type("platform", { delay: 80 });
      await expect(page.getByRole("tab", { name: /^Left out [1-9]/ }).first()).toBeVisible();
    },
  },
  {
    name: "open the palette",
    address: "/jobs",
    ready: (page) => expect(postings(page).first()).toBeVisible(),
    act: async (page) => {
      await page.keyboard.press("Control+k");
      await expect(page.getByRole("combobox", { name: "Search or jump to…" })).toBeFocused();
    },
  },
  {
    name: "expand a company in the plan",
    address: "/sources/runs/new",
    ready: async (page) => {
      const start = page.getByRole("button", { name: /^Start ingestion/ });
      await expect(start).not.toHaveAttribute("aria-disabled", "true", { timeout: BOARDS_LIMIT });
    },
    act: async (page) => {
      await ledger(page).getByRole("button", { name: "Amazon" }).click();
      await expect(ledger(page).getByRole("tabpanel")).toBeVisible();
    },
  },
];

const TEAMS = ["Storage", "Platform", "Payments", "Search", "Maps", "Growth", "Fraud", "Privacy"];
const ROLES = ["Engineer", "Scientist", "Designer", "Manager", "Analyst", "Counsel", "Intern"];
const LEVELS = ["Junior", "Senior", "Staff", "Principal", "Lead", "Director of"];

/** Titles of the companies that the account follows, more than any demo has. */
async function knowManyTitles(page: Page): Promise<void> {
  await page.route("**/api/ingestion/titles?*", async (route) => {
    const answer = await route.fetch();
    const companies = [
      ...new Set(((await answer.json()) as KnownTitle[]).map((one) => one.company)),
    ];
    const pick = (from: readonly string[], at: number) => from[at % from.length] ?? "";
    const titles = Array.from({ length: KNOWN_TITLES }, (_, at) => ({
      company: pick(companies, at),
      title: `${pick(LEVELS, at)} ${pick(TEAMS, at * 3)} ${pick(ROLES, at * 5)}, ${pick(TEAMS, at)} ${at}`,
    }));
    await route.fulfill({ response: answer, json: titles });
  });
}

for (const { name, address, ready, act } of reactions) {
  test(name, async ({ browser, baseURL }) => {
    const rounds: { inp: number; cls: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await watchVitals(page);
      await knowManyTitles(page);
      await page.goto(`${baseURL}${address}`);
      await ready(page);
      await slowDown(page, SLOWER);
      await act(page);
      rounds.push(await vitalsOf(page));
      await page.close();
    }
    const inp = median(rounds.map((round) => round.inp));
    const cls = median(rounds.map((round) => round.cls));
    expect(inp, "a reaction was seen").toBeGreaterThan(0);
    handIn({ name: `${name}: inp`, ours: inp, ...INP });
    handIn({ name: `${name}: cls`, unit: "layout shift", ours: cls, target: 0.02, better: "less" });
  });
}
