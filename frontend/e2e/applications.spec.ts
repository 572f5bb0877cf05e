/** An application from a posting that was found to its end and back, by keyboard alone and by touch. */
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import type { JobItem, JobPage } from "@/api/types";
import { fillTheList, RUN_LIMIT, run } from "./filled-list";
import { finger, type Hands, keyboard } from "./hands";
import { expectSoundScreen } from "./looks";
import { addSentence, closePosting } from "./universe";

const SENTENCE = "From spring on you will also look after the ferry timetables of the islands.";

type Found = Pick<JobItem, "title" | "company" | "url">;

interface Way {
  /** The name of the document that is sent. */
  name: string;
  hands: (page: Page) => Hands;
  look: (page: Page) => Promise<void>;
  request: APIRequestContext;
}

test.beforeEach(async ({ request }) => {
  test.setTimeout(RUN_LIMIT + 120_000);
  await fillTheList(request);
});

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name });
const menu = (page: Page) => page.getByRole("dialog", { name: "Move to…" });
const said = (page: Page, text: string) =>
  page.getByRole("region", { name: "Messages" }).getByText(text);

/** Opens a posting that is no application yet, on a page of its own, from a search for it. */
async function openAPosting(page: Page, hands: Hands, request: APIRequestContext): Promise<Found> {
  const answer = await request.get("/api/jobs?status=open&limit=100");
  const { items }: JobPage = await answer.json();
  const isAlone = ({ title }: JobItem) => items.filter((one) => one.title === title).length === 1;
  const found = items.find((one) => one.application === null && isAlone(one));
  if (found === undefined) throw new Error("Every posting is an application already.");
  const { title, company, url } = found;
  await page.goto("/jobs?status=open");
  await hands.write(page.getByLabel("Search postings"), `"${title}"`);
  const row = page.getByRole("list", { name: "Postings" }).getByRole("link", { name: title });
  await page.goto((await row.first().getAttribute("href")) ?? "");
  await expect(heading(page, title)).toBeVisible();
  return { title, company, url };
}

/** Adds a document by the browser's own dialog. */
async function addDocument(page: Page, hands: Hands, name: string): Promise<void> {
  await hands.choose(page.getByRole("tablist"), "Documents");
  const asked = page.waitForEvent("filechooser");
  await hands.act(page.getByRole("button", { name: "Add a document" }));
  const body = Buffer.from(`${name}: ten years of tables.`);
  await (await asked).setFiles({ name: `${name}.txt`, mimeType: "text/plain", buffer: body });
  await expect(page.getByRole("list", { name: "Your documents" })).toContainText(name);
}

/** The company edits its posting, and the next run brings that. What was applied to stays as it was. */
async function seeTheEdit(
  page: Page,
  hands: Hands,
  request: APIRequestContext,
  { company, url }: Found,
): Promise<void> {
  await addSentence(company, url, SENTENCE);
  await run(request);
  await page.reload();
  const kept = page.getByRole("region", { name: "The posting as you applied to it" });
  await expect.poll(async () => ((await kept.textContent()) ?? "").length).toBeGreaterThan(200);
  await hands.act(page.getByRole("link", { name: "See what was changed" }));
  const changes = page.getByRole("region", { name: "What was changed since you applied" });
  await expect(changes.locator("ins").filter({ hasText: SENTENCE })).toBeVisible();
  await hands.choose(page.getByRole("tablist"), "Overview");
  await expect(kept).toBeVisible();
  await expect(kept).not.toContainText(SENTENCE);
}

/** The company takes its posting down. What was applied to stays, and says since when it is closed. */
async function seeTheEnd(
  page: Page,
  hands: Hands,
  request: APIRequestContext,
  { company, url }: Found,
): Promise<void> {
  await closePosting(company, url);
  // Missing from one reading of the board is no end yet.
  for (let times = 0; times < 2; times += 1) await run(request);
  await page.reload();
  await expect(page.getByText(/^The posting was closed/)).toBeVisible();
  const kept = page.getByRole("region", { name: "The posting as you applied to it" });
  await expect.poll(async () => ((await kept.textContent()) ?? "").length).toBeGreaterThan(200);
  const coming = page.waitForEvent("download");
  await hands.act(kept.getByRole("button", { name: "Download the page it was read from" }));
  expect((await coming).suggestedFilename()).toMatch(/^application-\d+\.(html|json)$/);
}

/** What a calendar program gets at the address that one gives it, until one takes that back. */
async function followedCalendar(
  page: Page,
  hands: Hands,
  request: APIRequestContext,
): Promise<string> {
  const here = page.url();
  await page.goto("/profile");
  await hands.act(page.getByRole("button", { name: "Make an address" }));
  const address = await page.getByLabel("Address of the calendar").inputValue();
  const answer = await request.get(address);
  expect(answer.headers()["content-type"]).toContain("text/calendar");
  await hands.act(page.getByRole("button", { name: "Revoke the address" }));
  const sure = page.getByRole("dialog", { name: "Revoke the address" });
  await hands.act(sure.getByRole("button", { name: "Revoke the address" }));
  await expect(page.getByText("Revoked. The old address answers no more.")).toBeVisible();
  expect((await request.get(address)).status()).toBe(404);
  await page.goto(here);
  // Long lines are folded.
  return (await answer.text()).replaceAll("\r\n ", "");
}

async function moveTo(page: Page, hands: Hands, ...choices: string[]): Promise<void> {
  await hands.act(page.getByRole("main").getByRole("button", { name: "Move", exact: true }));
  for (const name of choices) {
    await hands.act(menu(page).getByRole("button", { name: new RegExp(`^${name}`) }));
  }
  await expect(menu(page)).toHaveCount(0);
}

async function planAnInterview(page: Page, hands: Hands): Promise<void> {
  await hands.choose(page.getByRole("tablist"), "Interviews");
  await hands.act(page.getByRole("button", { name: "Add interview" }));
  await hands.write(page.getByLabel("Round"), "Final");
  const list = page.getByRole("list", { name: "Interviews" });
  await expect(list).toContainText("Final");
  await expect(list).toContainText("60 minutes");
}

async function journey(page: Page, { name, hands: of, look, request }: Way): Promise<void> {
  const hands = of(page);
  const found = await openAPosting(page, hands, request);
  const { title } = found;
  await hands.act(page.getByRole("button", { name: "Save", exact: true }));
  await expect(said(page, `“${title}” saved to Applications.`)).toBeVisible();
  await hands.act(page.getByRole("main").getByRole("link", { name: "Saved", exact: true }));
  await expect(heading(page, title)).toBeFocused();
  await expect(page.getByRole("heading", { name: "The posting as you saved it" })).toBeVisible();

  await addDocument(page, hands, name);
  await hands.act(page.getByRole("main").getByRole("button", { name: "Move", exact: true }));
  await hands.tick(menu(page).getByLabel(`${name}, version 1`));
  await hands.act(menu(page).getByRole("button", { name: /^Applied/ }));
  await expect(said(page, `Moved “${title}” to Applied.`)).toBeVisible();
  const sent = page.getByRole("region", { name: "Sent with this application" });
  await expect(sent).toContainText(`${name}, version 1`);
  await look(page);
  await hands.choose(page.getByRole("tablist"), "Overview");
  const kept = page.getByRole("region", { name: "The posting as you applied to it" });
  await expect(kept).toContainText(`${name}, version 1`);
  await seeTheEdit(page, hands, request, found);
  await look(page);
  await moveTo(page, hands, "Interview");
  await planAnInterview(page, hands);
  expect(await followedCalendar(page, hands, request)).toContain(title.replace(/[,;]/g, "\\$&"));
  await look(page);
  await moveTo(page, hands, "Offer");
  await moveTo(page, hands, "Closed", "Declined");
  const done = said(page, `Moved “${title}” to Closed, declined.`);
  await expect(done).toBeVisible();
  await hands.act(done.locator("..").getByRole("button", { name: "Undo" }));
  await expect(said(page, `“${title}” is as it was before.`)).toBeVisible();
  await expect(page.getByRole("main").getByText("Offer", { exact: true }).first()).toBeVisible();

  await hands.choose(page.getByRole("tablist"), "Overview");
  await seeTheEnd(page, hands, request, found);
  await hands.choose(page.getByRole("tablist"), "Timeline");
  await expect(page.getByText("Closed: declined")).toBeVisible();
  await expect(page.getByText("Took back a change")).toBeVisible();
  await hands.act(page.getByRole("link", { name: "Back to the applications" }));
  await expect(page.getByRole("main").getByLabel("Find an application")).toBeVisible();
  await look(page);
  await page.goto("/");
  await expect(page.getByText("Interview: Final").first()).toBeVisible();
}

test.describe("by keyboard alone", () => {
  test.use({ viewport: { width: 1280, height: 800 } });
  test("from a search to an offer, closed and taken back", async ({ page, request }) => {
    await journey(page, { name: "CV for keys", hands: keyboard, look: expectSoundScreen, request });
  });
});

test.describe("by touch", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  test("from a search to an offer, closed and taken back, on a phone", async ({
    page,
    request,
  }) => {
    await journey(page, { name: "CV for touch", hands: finger, look: async () => {}, request });
  });
});
