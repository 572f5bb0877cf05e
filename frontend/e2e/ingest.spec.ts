/** The main journey, from an empty home to a posting, with the server killed in the middle of the run. */
import { expect, type Locator, type Page } from "@playwright/test";
import { finger, type Hands, keyboard } from "./hands";
import { expectSoundScreen } from "./looks";
import { type OwnServer, test } from "./own-server";
import { causeTrouble, endTroubles } from "./universe";

const RUN_LIMIT = 120_000;
const BOARDS_LIMIT = 60_000;
/** TikTok's board holds whole postings; of Northwind's pages three come in before the others slow down. */
const BEFORE_THE_KILL = "13 of 22 postings done";

const region = (page: Page, name: string) => page.getByRole("region", { name });
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name });
const rows = (page: Page) => region(page, "Your companies").locator("ul > li[aria-label]");

async function chooseCompanies(page: Page, hands: Hands): Promise<void> {
  await page.goto("/");
  await expect(heading(page, "Today")).toBeVisible();
  await hands.act(page.getByRole("main").getByRole("link", { name: "Add companies" }));
  await expect(heading(page, "Sources")).toBeVisible();
  const known = region(page, "Companies known here");
  for (const [at, name] of ["Amazon", "TikTok"].entries()) {
    await hands.act(known.getByRole("button", { name: `Add ${name}` }));
    await expect(rows(page)).toHaveCount(at + 1);
  }
  const box = page.getByRole("textbox", { name: "Company or address" });
  await hands.write(box, "https://careers.northwind.example/careers");
  await expect(rows(page)).toHaveCount(3);
}

async function leaveOut(page: Page, hands: Hands, word: string): Promise<void> {
  const words = region(page, "Title words").getByRole("textbox", {
    name: /^Leave out titles with/,
  });
  await hands.write(words.first(), word);
  const token = page.getByRole("button", { name: new RegExp(`^Remove “${word}”`) }).first();
  await expect(token).toBeVisible();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await page.reload();
  await expect(token).toBeVisible();
}

/** The plan of the three companies, with one of them taken out of it. */
async function planWithout(page: Page, hands: Hands, unwanted: string): Promise<void> {
  await hands.act(page.getByRole("link", { name: "Preview", exact: true }));
  await expect(heading(page, "Preview")).toBeFocused();
  const ledger = region(page, "What each company would bring");
  const start = page.getByRole("button", { name: /^Start ingestion/ });
  await expect(start).not.toHaveAttribute("aria-disabled", "true", { timeout: BOARDS_LIMIT });
  const box = ledger.getByRole("checkbox", { name: `Take ${unwanted} into the run` });
  await hands.tick(box);
  await expect(box).not.toBeChecked();
  await hands.act(ledger.getByRole("button", { name: "TikTok", expanded: false }));
  await hands.choose(ledger.getByRole("tablist"), "Left out 2");
  await expect(
    ledger.getByRole("heading", { name: "Left out by “intern”: 2 titles" }),
  ).toBeVisible();
}

const numbers = (page: Page) => region(page, "Progress per company").textContent();

/** Nobody answers any more, then somebody does: the page says so, keeps what it showed, and goes on by itself. */
async function survive(page: Page, server: OwnServer): Promise<void> {
  const bar = page.getByRole("progressbar", { name: "Postings done" });
  const share = () => bar.evaluate((element: HTMLProgressElement) => element.value);
  const reached = page.getByText(BEFORE_THE_KILL).filter({ visible: true });
  await expect(reached.first()).toBeVisible({ timeout: BOARDS_LIMIT });
  const before = { share: await share(), numbers: await numbers(page) };

  await server.kill();
  const lost = page.getByText(/^Connection lost\. Showing the last known state/);
  await expect(lost).toBeVisible({ timeout: 30_000 });
  expect({ share: await share(), numbers: await numbers(page) }).toEqual(before);

  await endTroubles();
  await server.start();
  await expect(lost).toBeHidden({ timeout: 30_000 });
}

async function followToTheEnd(page: Page): Promise<Locator> {
  const seePostings = page.getByRole("link", { name: "See 22 new postings" });
  await expect(seePostings).toBeVisible({ timeout: RUN_LIMIT });
  await expect(page.getByText(/^Finished\. 22 new, 0 changed/).first()).toBeVisible();
  await expect(page.getByText("The server does not answer")).toHaveCount(0);
  await expect(region(page, "Progress per company")).not.toContainText("Amazon");
  return seePostings;
}

async function openAPosting(page: Page, hands: Hands): Promise<void> {
  const posting = page.getByRole("list", { name: "Postings" }).getByRole("link").first();
  await expect(posting).toBeVisible();
  const title = (await posting.textContent()) ?? "";
  await hands.act(posting);
  // Beside the list where there is room for it, else on a page of its own.
  await expect(region(page, "Reading pane").or(heading(page, title))).toBeFocused();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  const text = region(page, "Description");
  await expect.poll(async () => ((await text.textContent()) ?? "").length).toBeGreaterThan(100);
}

interface Way {
  hands: (page: Page) => Hands;
  look: (page: Page) => Promise<void>;
}

async function journey(page: Page, server: OwnServer, { hands: of, look }: Way): Promise<void> {
  const hands = of(page);
  await causeTrouble({ target: "northwind", kind: "drip", only: "page", after: 3, seconds: 120 });
  await chooseCompanies(page, hands);
  await leaveOut(page, hands, "intern");
  await look(page);
  await planWithout(page, hands, "Amazon");
  await look(page);

  await hands.act(page.getByRole("button", { name: "Start ingestion (22 to write)" }));
  await expect(heading(page, /^Run \d+$/)).toBeFocused();
  await survive(page, server);
  const seePostings = await followToTheEnd(page);
  await look(page);

  await hands.act(seePostings);
  await expect(heading(page, "Jobs")).toBeFocused();
  await look(page);
  await openAPosting(page, hands);
  await look(page);
}

test.afterEach(endTroubles);

test.describe("by keyboard alone", () => {
  test.use({ viewport: { width: 1280, height: 720 } });
  test("from nothing to a posting, past a killed server", async ({ page, ownServer }) => {
    await journey(page, ownServer, { hands: keyboard, look: expectSoundScreen });
  });
});

test.describe("by touch", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  test("from nothing to a posting on a phone, past a killed server", async ({
    page,
    ownServer,
  }) => {
    await journey(page, ownServer, { hands: finger, look: async () => {} });
  });
});
