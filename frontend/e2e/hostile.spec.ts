/** Postings that mean harm, read by the real server from real pages: nothing runs, nothing leaves, nothing is covered. */
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import type { Company, JobItem, JobPage } from "@/api/types";
import { RUN_LIMIT, runOver } from "./filled-list";
import { ATTACKS, BOARD, CALM, ELSEWHERE, OWN_SITE, startHostileSite } from "./hostile-site";
import { sidewaysScroll } from "./looks";
import { withOwnServer } from "./own-server";

/** One server for all tests of this file, which has read every hostile posting. */
const test = base.extend<object, { read: { address: string; jobs: readonly JobItem[] } }>({
  read: [
    async ({ playwright }, use) => {
      const site = await startHostileSite();
      await withOwnServer(site.address, async ({ address }) => {
        const request = await playwright.request.newContext({ baseURL: address });
        const added: string[] = [];
        for (const pasted of [BOARD, OWN_SITE]) {
          const data = { address: pasted };
          const answer = await request.post("/api/ingestion/companies", { data });
          expect(answer.status(), await answer.text()).toBe(201);
          added.push(((await answer.json()) as Company).name);
        }
        await runOver(request, added);
        const found: JobPage = await (await request.get("/api/jobs?limit=100")).json();
        await use({ address, jobs: found.items });
        await request.dispose();
      });
      await site.stop();
    },
    { scope: "worker", timeout: RUN_LIMIT + 120_000 },
  ],
  baseURL: async ({ read }, use) => {
    await use(read.address);
  },
});

/** What a page did that no posting may make it do. */
async function watch(context: BrowserContext, address: string): Promise<string[]> {
  const noted: string[] = [];
  await context.route(`${ELSEWHERE}/**`, (route) => route.abort());
  await context.exposeFunction("noteHarm", (what: string) => void noted.push(what));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      (window as unknown as { noteHarm: (what: string) => void }).noteHarm(
        `refused by the policy: ${effectiveDirective} ${blockedURI}`,
      );
    });
  });
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`)) noted.push(`asked for ${url}`);
  });
  context.on("dialog", (dialog) => {
    noted.push(`said ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("page", (opened) => noted.push(`opened ${opened.url()}`));
  return noted;
}

/** Two frames drawn and an idle moment: whatever a page does of itself has been done by then. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(
    () =>
      new Promise((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(done))),
      ),
  );
}

async function expectUnharmed(
  page: Page,
  address: string,
  noted: readonly string[],
): Promise<void> {
  await settle(page);
  expect(await page.evaluate(() => "harmed" in window)).toBe(false);
  expect(page.url().startsWith(`${address}/`), page.url()).toBe(true);
  expect(page.frames()).toHaveLength(1);
  expect(noted).toEqual([]);
}

/** What of the description stands outside of its own place, and which of the screen's controls lie under something. */
async function misplaced(page: Page): Promise<string[]> {
  return page.getByRole("region", { name: "Description" }).evaluate((region) => {
    const place = region.getBoundingClientRect();
    const outside = [...region.querySelectorAll("*")].filter((element) => {
      const { left, right, top, bottom, width } = element.getBoundingClientRect();
      if (width === 0) return false;
      const { position } = getComputedStyle(element);
      const isPinned = position !== "static" && position !== "relative";
      const isOut = left < place.left - 1 || right > place.right + 1;
      return isPinned || isOut || top < place.top - 1 || bottom > place.bottom + 1;
    });
    window.scrollTo(0, 0);
    const controls = [...document.querySelectorAll("header a, nav a, main button, [role=tab], h1")];
    const covered = controls.filter((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      if (width === 0 || top < 0 || top + height > window.innerHeight) return false;
      const above = document.elementFromPoint(left + width / 2, top + height / 2);
      return above !== null && region.contains(above);
    });
    return [
      ...outside.map((element) => `outside: ${element.outerHTML.slice(0, 100)}`),
      ...covered.map((element) => `covered: ${element.outerHTML.slice(0, 100)}`),
    ];
  });
}

const MAY_STAND = new Set(
  "p br ul ol li strong em b i u a blockquote pre code hr table caption tbody thead tr th td h3 h4 h5 h6 div h2".split(
    " ",
  ),
);

for (const name of Object.keys(ATTACKS)) {
  test(`${name} in a description stay words`, async ({ page, context, read }) => {
    const noted = await watch(context, read.address);
    const job = read.jobs.find(({ title }) => title.startsWith(`Engineer of ${name} `));
    expect(job, "the posting was read").toBeDefined();
    for (const path of [`/jobs/${job?.id}`, `/jobs?job=${job?.id}`]) {
      await page.goto(path);
      const text = page.getByRole("region", { name: "Description" });
      await expect(text.getByText(CALM(name))).toBeVisible();
      for (const press of await text.getByText("Press here").all()) await press.click();
      const tags = await text.evaluate((region) =>
        [...region.querySelectorAll("*")].map((element) => element.localName),
      );
      expect(tags.filter((tag) => !MAY_STAND.has(tag))).toEqual([]);
      expect(await misplaced(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
      await expectUnharmed(page, read.address, noted);
    }
  });
}

test("everything at once, live on a company's own page or within its data, stays words", async ({
  page,
  context,
  read,
}) => {
  const noted = await watch(context, read.address);
  for (const title of ["Engineer of everything", "Engineer of data"]) {
    const job = read.jobs.find((one) => one.title === title);
    await page.goto(`/jobs/${job?.id}`);
    const text = page.getByRole("region", { name: "Description" });
    await expect(text.getByText(CALM("scripts"))).toBeVisible();
    expect(await misplaced(page)).toEqual([]);
    await page.getByRole("tab", { name: "Changes" }).click();
    await expect(page.getByText("The first that was seen.")).toBeVisible();
    await expectUnharmed(page, read.address, noted);
  }
});

test("the list, its filters and a phone show hostile names as names, written forwards", async ({
  page,
  context,
  read,
}) => {
  const noted = await watch(context, read.address);
  expect(read.jobs).toHaveLength(Object.keys(ATTACKS).length + 2);
  await page.goto("/jobs");
  await expect(
    page.getByRole("list", { name: "Postings" }).getByRole("link").first(),
  ).toBeVisible();
  const shown = await page.evaluate(() => document.body.textContent ?? "");
  expect(/[\u202A-\u202E\u2066-\u2069]/.test(shown)).toBe(false);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  await expectUnharmed(page, read.address, noted);
});

test("the saved page is downloaded; shown all the same, it runs nothing under its own policy", async ({
  page,
  context,
  read,
}) => {
  const job = read.jobs.find(({ title }) => title === "Engineer of everything");
  const raw = `/api/jobs/${job?.id}/raw`;
  await page.goto("/jobs");
  const download = page.waitForEvent("download");
  await page.evaluate((to) => window.location.assign(to), raw);
  expect((await download).suggestedFilename()).toBe(`posting-${job?.id}.html`);

  // What the policy refuses never comes as far as this.
  const sent: string[] = [];
  await context.route(`${ELSEWHERE}/**`, (route) => {
    sent.push(route.request().url());
    return route.abort();
  });
  let keepsPolicy = true;
  await context.route(`**${raw}`, async (route) => {
    const { "content-disposition": _, ...headers } = (await route.fetch()).headers();
    const policy: Record<string, string> = keepsPolicy ? {} : { "content-security-policy": "" };
    const body = await (await route.fetch()).body();
    await route.fulfill({ body, headers: { ...headers, ...policy, "content-type": "text/html" } });
  });
  const shown = await context.newPage();
  await shown.goto(raw);
  await expect(shown.getByText(CALM("scripts"))).toBeVisible();
  await shown.waitForLoadState("networkidle");
  const harmed = await shown.evaluate(() => typeof Reflect.get(window, "harmed"));
  expect(harmed, "no script has set it").not.toBe("string");
  expect(await shown.evaluate(() => window.origin)).toBe("null");
  expect(sent).toEqual([]);

  // The same page without its policy does harm: what is asked above can fail.
  keepsPolicy = false;
  const bare = await context.newPage();
  await bare.goto(raw, { waitUntil: "commit" });
  await expect.poll(() => sent).toContain(`${ELSEWHERE}/script.js`);
  await expect.poll(() => bare.evaluate(() => typeof Reflect.get(window, "harmed"))).toBe("string");
});

test("the app shows no saved page within itself", async ({ page, read }) => {
  const job = read.jobs.find(({ title }) => title === "Engineer of everything");
  await page.goto("/jobs");
  const loaded = await page.evaluate(async (address) => {
    const frame = document.createElement("iframe");
    frame.src = address;
    document.body.append(frame);
    await new Promise((done) => requestIdleCallback(done, { timeout: 2_000 }));
    const script = document.createElement("script");
    script.src = address;
    const outcome = await new Promise((done) => {
      script.onerror = () => done("refused");
      script.onload = () => done("ran");
      document.body.append(script);
    });
    return { outcome, harmed: "harmed" in window };
  }, `/api/jobs/${job?.id}/raw`);
  expect(loaded).toEqual({ outcome: "refused", harmed: false });
});
