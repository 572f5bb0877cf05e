/** Finding, reading, hiding and keeping postings, by keyboard alone and by touch; and postings that mean harm. */
import { expect, type Page, test } from "@playwright/test";
import { aDetail } from "@/testing/postings";
import { fillTheList, RUN_LIMIT } from "./filled-list";
import { press, tabTo } from "./keyboard";
import { expectSoundScreen } from "./looks";

const WIDE = { width: 1440, height: 900 };

test.beforeEach(async ({ request }) => {
  test.setTimeout(RUN_LIMIT + 120_000);
  await fillTheList(request);
});

const list = (page: Page) => page.getByRole("list", { name: "Postings" });
const pane = (page: Page) => page.getByRole("region", { name: "Reading pane" });

test("search, narrow, read, hide and undo, without a mouse", async ({ page }) => {
  await page.setViewportSize(WIDE);
  await page.goto("/jobs");
  await expect(list(page).getByRole("link").first()).toBeVisible();
  const filters = page.getByRole("complementary", { name: "Filters" });
  const open = filters.getByRole("radio", { name: /^Open \d/ });
  await press(page, filters.getByRole("radio", { name: "Open and closed" }), "ArrowDown");
  await expect(open).toBeChecked();
  await expect(page).toHaveURL(/status=open/);
  await page.keyboard.press("/");
  await expect(page.getByLabel("Search postings")).toBeFocused();
  await page.keyboard.type("engineer");
  await expect(page).toHaveURL(/q=engineer/);
  await expect(page.getByLabel("Sort by")).toHaveValue("relevance");
  await expectSoundScreen(page);
  await expect(list(page)).not.toHaveAttribute("aria-busy", "true");

  await page.keyboard.press("/");
  await page.keyboard.press("Enter");
  const address = await list(page).getByRole("link").first().getAttribute("href");
  const first = list(page).locator(`a[href="${address}"]`);
  await expect(first).toBeFocused();

  const title = (await first.textContent()) ?? "";
  await page.keyboard.press("Enter");
  await expect(pane(page)).toBeFocused();
  await expect(pane(page).getByRole("heading", { level: 2, name: title })).toBeVisible();
  const text = pane(page).getByRole("region", { name: "Description" });
  await expect.poll(async () => ((await text.textContent()) ?? "").length).toBeGreaterThan(100);
  await expect(first).toHaveAttribute("data-seen", "true");
  await expectSoundScreen(page);
  const tab = pane(page).getByRole("tab", { selected: true });
  await press(page, tab, "ArrowRight");
  await expect(pane(page).getByText("The first that was seen.").last()).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(pane(page).getByRole("heading", { name: "Other open postings" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(first).toBeFocused();

  await page.keyboard.press("h");
  await expect(first).toHaveCount(0);
  await expect(page.getByText(`“${title}” hidden.`)).toBeVisible();
  await page.keyboard.press("u");
  await expect(first).toHaveCount(1);
});

test("select, save a view and follow it as a feed, without a mouse", async ({ page, request }) => {
  await page.setViewportSize(WIDE);
  await page.goto("/jobs?status=open");
  await expect(list(page).getByRole("link").first()).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  const bar = page.getByRole("region", { name: "What to do with the selected postings" });
  await expect(bar).toContainText("2 selected");
  await expectSoundScreen(page);
  await page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);

  await page.reload();
  await press(page, page.getByRole("button", { name: "Save view" }));
  const name = page.getByRole("dialog", { name: "Save this view" }).getByLabel("Name");
  await expect(name).toHaveValue("Open");
  await expectSoundScreen(page);
  await tabTo(page, name);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("On the board");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "On the board" })).toBeVisible();

  await press(page, page.getByRole("button", { name: "Feed of On the board" }));
  await press(page, page.getByRole("button", { name: "Make an address" }));
  const feed = await page.getByLabel("Address of the feed").inputValue();
  const answer = await request.get(feed);
  expect(answer.headers()["content-type"]).toContain("application/atom+xml");
  expect(await answer.text()).toContain("<entry>");
  await press(page, page.getByRole("button", { name: "Revoke the address" }));
  await expect(page.getByText(/^Revoked\./)).toBeVisible();
  expect((await request.get(feed)).status()).toBe(404);
  await page.keyboard.press("Escape");
  await press(page, page.getByRole("button", { name: "Delete the view On the board" }));
  await expect(page.getByRole("link", { name: "On the board" })).toHaveCount(0);
});

test("the tabs of a posting and the drawer of the filters are sound", async ({ page }) => {
  await page.goto("/jobs");
  const address = await list(page).getByRole("link").first().getAttribute("href");
  await page.goto(address ?? "");
  for (const name of ["Changes", "At this company"]) {
    await page.getByRole("tab", { name }).click();
    await expect(page.getByRole("tabpanel").getByRole("listitem").first()).toBeVisible();
    await expectSoundScreen(page);
  }
  await page.setViewportSize({ width: 1000, height: 800 });
  await page.goto("/jobs?job=1");
  await page.getByRole("button", { name: /^Filters/ }).click();
  await expect(page.getByRole("dialog", { name: "Filters" })).toBeVisible();
  await expectSoundScreen(page);
});

test("a search that finds nothing names the filter to drop", async ({ page }) => {
  await page.goto("/jobs?q=zzyzx+quux&status=open");
  await expect(page.getByText(/Without “Text: zzyzx quux” there would be/)).toBeVisible();
  await expectSoundScreen(page);
  await press(page, page.getByRole("button", { name: "Remove it" }));
  await expect(list(page).getByRole("link").first()).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("search, narrow, read and come back by touch", async ({ page }) => {
    await page.goto("/jobs");
    await page.getByLabel("Search postings").tap();
    await page.keyboard.type("engineer");
    await expect(page).toHaveURL(/q=engineer/);
    await page.getByRole("button", { name: /^Filters/ }).tap();
    const sheet = page.getByRole("dialog", { name: "Filters" });
    await sheet.getByRole("radio", { name: /^Open \d/ }).tap();
    await expect(page).toHaveURL(/status=open/);
    await expectSoundScreen(page);
    await sheet.getByRole("button", { name: /^Show [\d,]+$/ }).tap();
    await expect(sheet).toHaveCount(0);

    const first = list(page).getByRole("link").first();
    const title = (await first.textContent()) ?? "";
    await first.tap();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await page.getByRole("tab", { name: "At this company" }).tap();
    await expectSoundScreen(page);
    await page.getByRole("link", { name: "Back to the postings" }).tap();
    await expect(page).toHaveURL(/\/jobs\?q=engineer&status=open/);
    await expect(first).toHaveAttribute("data-seen", "true");
  });
});

const HARM = `
  <p>Calm words</p>
  <script>window.harmed = "script"</script>
  <svg onload="window.harmed='svg'"><script>window.harmed = "svg script"</script></svg>
  <img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9InRvcC5oYXJtZWQ9MSIvPg==" onerror="window.harmed='img'">
  <img src=x onerror="window.harmed='img error'">
  <a href="javascript:window.harmed='link'">Apply here</a>
  <a href="data:text/html;base64,PHNjcmlwdD50b3AuaGFybWVkPTE8L3NjcmlwdD4=">Or here</a>
  <iframe srcdoc="<script>parent.harmed='frame'</script>"></iframe>
  <style>body { display: none }</style>
  <math><mtext><table><mglyph><style><img src=x onerror="window.harmed='math'"></table></math>
  <form action="https://evil.example"><input name="q"><button>Send</button></form>
  <meta http-equiv="refresh" content="0;url=https://evil.example">
`;

for (const path of ["/jobs/11", "/jobs?job=11"]) {
  test(`a posting that means harm stays words at ${path}`, async ({ page }) => {
    await page.setViewportSize(WIDE);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.route("**/api/jobs/11", (route) =>
      route.fulfill({
        json: aDetail({
          description: HARM,
          title: "<img src=x onerror=alert(1)>",
          url: "javascript:alert(1)",
          apply_url: "data:text/html,<script>alert(1)</script>",
        }),
      }),
    );
    await page.goto(path);
    const text = page.getByRole("region", { name: "Description" });
    await expect(text.getByText("Calm words")).toBeVisible();
    await expect(text.getByText("Apply here")).toBeVisible();
    await text.getByText("Apply here").click();
    await text.getByText("Or here").click();
    await expect(text.locator("a, img, svg, script, iframe, style, form, meta, math")).toHaveCount(
      0,
    );
    await expect(page.getByRole("link", { name: "Open posting" })).toHaveCount(0);
    expect(await page.evaluate(() => "harmed" in window)).toBe(false);
    expect(asked.filter((address) => !address.startsWith(new URL(page.url()).origin))).toEqual([]);
  });
}
