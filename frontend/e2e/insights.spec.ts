/** The insights from the start to the timeline of a day, with what is taken along, by keyboard alone and by touch. */
import { readFile } from "node:fs/promises";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { finger, type Hands, keyboard } from "./hands";
import { tabTo } from "./keyboard";
import { expectSoundPrint, expectSoundScreen } from "./looks";

const SENT = 6;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const figure = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const way = (page: Page, what: string, of: string) =>
  page.getByRole("button", { name: `${what}: ${of}`, exact: true });

/** So many applications that were sent, of which two were replied to. */
async function applyToSome(request: APIRequestContext): Promise<void> {
  for (let n = 0; n < SENT; n += 1) {
    const data = { company: `Company ${n}`, title: `Role ${Date.now()}` };
    const made = await request.post("/api/applications", { data });
    expect(made.status()).toBe(201);
    const { id } = (await made.json()) as { id: number };
    const edited = await request.patch(`/api/applications/${id}`, { data: { source: "Meetup" } });
    expect(edited.ok()).toBe(true);
    for (const stage of n < 2 ? ["applied", "screening"] : ["applied"]) {
      expect((await request.post(`/api/applications/${id}/move`, { data: { stage } })).ok()).toBe(
        true,
      );
    }
  }
}

async function take(page: Page, hands: Hands, what: string, of: string): Promise<Buffer> {
  const begun = page.waitForEvent("download");
  await hands.act(way(page, what, of));
  const download = await begun;
  expect(await download.failure()).toBeNull();
  return readFile(await download.path());
}

async function takeEverything(page: Page, hands: Hands): Promise<void> {
  const flows = "Where applications went";
  const csv = (await take(page, hands, "Download CSV", flows)).toString();
  expect(csv).toMatch(/^\ufeffFrom,To,Applications\r\n/);
  expect(csv).toMatch(/\r\nApplied,Screening,\d+\r\n/);
  const text = (await take(page, hands, "Download SankeyMATIC text", flows)).toString();
  expect(text).toMatch(/^Saved \[\d+\] Applied\n/);
  expect(text).not.toContain("Company 1");
  const svg = (await take(page, hands, "Download SVG", flows)).toString();
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).toContain(`<title>${flows}</title>`);
  expect(svg).toContain(">Screening</text>");
  expect(svg).not.toMatch(/var\(|class=|tabindex|href/);
  const png = await take(page, hands, "Download PNG", flows);
  expect(png.subarray(0, PNG.length)).toEqual(PNG);
  expect(png.readUInt32BE(16)).toBeGreaterThan(600);
  expect(await inkOf(page, png)).toBeGreaterThan(1_000);
}

/** How many pixels of a picture differ from its first, so that an empty one is noticed. */
async function inkOf(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(
    async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = image.width;
      canvas.height = image.height;
      const brush = canvas.getContext("2d");
      brush?.drawImage(image, 0, 0);
      const dots = new Uint32Array(
        brush?.getImageData(0, 0, image.width, image.height).data.buffer ?? new ArrayBuffer(4),
      );
      return dots.filter((dot) => dot !== dots[0]).length;
    },
    `data:image/png;base64,${png.toString("base64")}`,
  );
}

async function journey(page: Page, hands: Hands, choose: (range: string) => Promise<void>) {
  await expect(page.getByRole("heading", { level: 1, name: "Insights" })).toBeFocused();
  await expect(page.getByText(/^In \d+ weeks? you applied to \d+ roles\./)).toBeVisible();
  await choose("4 weeks");
  await expect(page).toHaveURL(/\/insights\?range=4w$/);
  await expect(figure(page, "How far they came")).toBeVisible();

  const rates = "Who replies";
  await hands.act(way(page, "Show as table", rates));
  const row = figure(page, rates).getByRole("row", { name: /^Meetup/ });
  await expect(row).toContainText("%");
  await hands.act(way(page, "Show as figure", rates));
  await expect(figure(page, rates).getByRole("img", { name: /^Meetup/ })).toBeVisible();
  await takeEverything(page, hands);

  const days = figure(page, "Days on which you did something");
  await hands.act(days.getByRole("link").last());
  await expect(page).toHaveURL(/\/timeline\?day=\d{4}-\d\d-\d\d$/);
  await expect(page.getByRole("heading", { level: 1, name: "Timeline" })).toBeFocused();
  await expect(page.getByText("Moved to Screening").first()).toBeVisible();
  await expect(page.getByLabel("Day")).not.toHaveValue("");
}

test.beforeEach(async ({ request }) => applyToSome(request));

test.describe("by keyboard alone", () => {
  test.use({ viewport: { width: 1280, height: 800 } });
  test("the numbers, their files, and the timeline of a day", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.keyboard.press("g");
    await page.keyboard.press("i");
    await journey(page, lastOfGroup(page), async (range) => {
      const chosen = page.getByRole("radio", { checked: true });
      await tabTo(page, chosen);
      const wanted = page.getByRole("radio", { name: range, checked: true });
      for (let left = 3; left > 0 && !(await wanted.isVisible()); left -= 1) {
        const before = (await chosen.getAttribute("value")) ?? "";
        await page.keyboard.press("ArrowRight");
        await expect(chosen).not.toHaveAttribute("value", before);
      }
      await expect(wanted).toBeVisible();
    });
  });
});

/** In a drawing Tab leads to one mark, and End from there to the last. */
function lastOfGroup(page: Page): Hands {
  const hands = keyboard(page);
  return {
    ...hands,
    act: async (target) => {
      const isMark = await target.evaluate((element) => element instanceof SVGElement);
      if (!isMark) return hands.act(target);
      await tabTo(page, target.locator("xpath=..").locator("[data-mark][tabindex='0']"));
      await page.keyboard.press("End");
      await expect(target).toBeFocused();
      await page.keyboard.press("Enter");
    },
  };
}

test.describe("by touch", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  test("the numbers, their files, and the timeline of a day, on a phone", async ({ page }) => {
    await page.goto("/");
    await page
      .getByRole("navigation", { name: "Main" })
      .getByRole("link", { name: "Insights" })
      .tap();
    await journey(page, finger(page), async (range) =>
      page.getByRole("radio", { name: range }).tap(),
    );
  });
});

test("figures and tables of a real account are sound", async ({ page }) => {
  await page.goto("/insights");
  await expect(figure(page, "Who replies")).toBeVisible();
  await expectSoundScreen(page);
  await expectSoundPrint(page);
  const closed = page.getByRole("button", { name: /^Show as table/ });
  for (let left = await closed.count(); left > 0; left -= 1) {
    await closed.first().click();
    await expect(closed).toHaveCount(left - 1);
  }
  await expect(page.getByRole("table").first()).toBeVisible();
  await expectSoundScreen(page);
  await expectSoundPrint(page);
});
