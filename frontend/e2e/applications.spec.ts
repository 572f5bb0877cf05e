/** An application from a posting that was found to its end and back, by keyboard alone and by touch. */
import { expect, type Page, test } from "@playwright/test";
import { fillTheList, RUN_LIMIT } from "./filled-list";
import { finger, type Hands, keyboard } from "./hands";
import { expectSoundScreen } from "./looks";

test.beforeEach(async ({ request }) => {
  test.setTimeout(RUN_LIMIT + 120_000);
  await fillTheList(request);
});

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name });
const menu = (page: Page) => page.getByRole("dialog", { name: "Move to…" });
const said = (page: Page, text: string) =>
  page.getByRole("region", { name: "Messages" }).getByText(text);

/** Opens a posting that is no application yet, on a page of its own. */
async function openAPosting(page: Page): Promise<string> {
  await page.goto("/jobs?status=open");
  const rows = page.getByRole("list", { name: "Postings" }).getByRole("listitem");
  const free = rows
    .filter({ hasNotText: /Saved|Applied|Screening|Interview|Offer|Closed/ })
    .first()
    .getByRole("link");
  const title = (await free.textContent()) ?? "";
  await page.goto((await free.getAttribute("href")) ?? "");
  await expect(heading(page, title)).toBeVisible();
  return title;
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

async function journey(page: Page, hands: Hands, look: (page: Page) => Promise<void>) {
  const title = await openAPosting(page);
  await hands.act(page.getByRole("button", { name: "Save", exact: true }));
  await expect(said(page, `“${title}” saved to Applications.`)).toBeVisible();
  await hands.act(page.getByRole("main").getByRole("link", { name: "Saved", exact: true }));
  await expect(heading(page, title)).toBeFocused();
  await expect(page.getByRole("heading", { name: "The posting as you saved it" })).toBeVisible();

  await moveTo(page, hands, "Applied");
  await expect(said(page, `Moved “${title}” to Applied.`)).toBeVisible();
  await expect(
    page.getByRole("heading", { name: "The posting as you applied to it" }),
  ).toBeVisible();
  await look(page);
  await moveTo(page, hands, "Interview");
  await planAnInterview(page, hands);
  await look(page);
  await moveTo(page, hands, "Offer");
  await moveTo(page, hands, "Closed", "Declined");
  const done = said(page, `Moved “${title}” to Closed, declined.`);
  await expect(done).toBeVisible();
  await hands.act(done.locator("..").getByRole("button", { name: "Undo" }));
  await expect(said(page, `“${title}” is as it was before.`)).toBeVisible();
  await expect(page.getByRole("main").getByText("Offer", { exact: true }).first()).toBeVisible();

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
  test("from a posting to an offer, closed and taken back", async ({ page }) => {
    await journey(page, keyboard(page), expectSoundScreen);
  });
});

test.describe("by touch", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  test("from a posting to an offer, closed and taken back, on a phone", async ({ page }) => {
    await journey(page, finger(page), async () => {});
  });
});
