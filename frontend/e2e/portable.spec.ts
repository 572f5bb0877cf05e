/** Everything out, and into an empty account; a table of another tracker, mapped and brought in by keyboard alone. */
import { writeFile } from "node:fs/promises";
import { type APIRequestContext, expect, type Locator, type Page, test } from "@playwright/test";
import type { Application, ApplicationPage } from "@/api/types";
import { keyboard } from "./hands";
import { press, tabTo } from "./keyboard";
import { expectSoundScreen } from "./looks";
import { test as onOwnServer } from "./own-server";

const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const fileBox = (page: Page) => page.getByLabel("File to import");

type File = string | { name: string; mimeType: string; buffer: Buffer };

/** As the system's own window for choosing a file is opened without a mouse. */
async function chooseFile(page: Page, file: File): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await press(page, fileBox(page));
  await (await choosing).setFiles(file);
}

/** What an account has, but for ids and times. */
async function everyApplication(request: APIRequestContext): Promise<string[]> {
  const found: string[] = [];
  let after: string | null = "";
  while (after !== null) {
    const answer = await request.get("/api/applications", {
      params: after === "" ? {} : { after },
    });
    const page: ApplicationPage = await answer.json();
    for (const { company, title, url, stage, outcome, tags, places, applied_at } of page.items) {
      found.push(JSON.stringify({ company, title, url, stage, outcome, tags, places, applied_at }));
    }
    after = page.next;
  }
  return found.sort();
}

async function add(request: APIRequestContext, company: string, title: string): Promise<number> {
  const answer = await request.post("/api/applications", { data: { company, title } });
  return ((await answer.json()) as Application).id;
}

async function bringIn(page: Page, button: string): Promise<Locator> {
  await press(page, page.getByRole("button", { name: button }));
  const said = section(page, "Bring things in").getByText(/imported/);
  await expect(said).toBeFocused();
  return said;
}

onOwnServer.describe("everything, taken along", () => {
  onOwnServer(
    "is the same in an empty account on another server",
    async ({ page, browser }, info) => {
      const there = await browser.newContext({ baseURL: process.env.E2E_BASE_URL ?? "" });
      await add(there.request, "Oblique Mills", "Loom Engineer");
      const moved = await add(there.request, "Oblique Mills", "Dye Chemist");
      await there.request.post(`/api/applications/${moved}/move`, { data: { stage: "interview" } });
      await there.request.post(`/api/applications/${moved}/notes`, {
        data: { text: "Ask *why*." },
      });

      const from = await there.newPage();
      await from.goto("/profile");
      const coming = from.waitForEvent("download");
      await press(from, from.getByRole("button", { name: "Download everything (zip)" }));
      const download = await coming;
      expect(download.suggestedFilename()).toMatch(/^job-hunt-\d{4}-\d\d-\d\d\.zip$/);
      const path = info.outputPath(download.suggestedFilename());
      await download.saveAs(path);
      const all = await everyApplication(there.request);
      await there.close();

      expect(await everyApplication(page.request)).toEqual([]);
      await page.goto("/profile");
      await chooseFile(page, path);
      await expect(page.getByText(/^It would add \d+ applications\./)).toBeVisible();
      expect(await everyApplication(page.request)).toEqual([]);
      const said = await bringIn(page, "Import what it holds");
      await expect(said).toContainText(`${all.length} applications imported`);
      expect(await everyApplication(page.request)).toEqual(all);

      await chooseFile(page, path);
      await expect(page.getByText(/^It would add no application\./)).toBeVisible();
      await expect(page.getByText(`Here already: ${all.length}`)).toBeVisible();
      await expectSoundScreen(page);
      await press(page, page.getByRole("button", { name: "Do not import it" }));
      await press(page, page.getByRole("link", { name: "Applications" }).first());
      await press(
        page,
        page
          .getByRole("main")
          .getByRole("link", { name: /Dye Chemist/ })
          .first(),
      );
      await expect(page.getByRole("heading", { level: 1, name: "Dye Chemist" })).toBeFocused();
      await keyboard(page).choose(page.getByRole("tablist"), "Notes (1)");
      await expect(page.getByText("Ask why.")).toBeVisible();
    },
  );
});

/** Of no other run, so that a server that is kept tells the same again. */
const COMPANY = `Tinplate Works ${Date.now()}`;
const LINES = [
  "Arbeitgeber;Was genau;Beworben am;Laune",
  `${COMPANY};Kiln Operator;3.4.2026;gut`,
  `${COMPANY};Glaze Mixer;31.12.2025;so so`,
  `${COMPANY};;1.2.2026;ohne Titel`,
];

test("a table of another tracker is mapped and brought in by keyboard alone", async ({ page }) => {
  await add(page.request, COMPANY, "Glaze Mixer");
  await page.goto("/profile");
  const buffer = Buffer.from(LINES.join("\r\n"));
  await chooseFile(page, { name: "spreadsheet.csv", mimeType: "text/csv", buffer });
  const plan = section(page, "What “spreadsheet.csv” would bring");
  await expect(plan.getByText("No column was said to be the title")).toBeVisible();

  await tabTo(page, plan.getByLabel("Was genau"));
  await page.keyboard.type("Ti");
  await expect(plan.getByLabel("Was genau")).toHaveValue("title");
  await expect(plan.getByText("It would add 1 application.")).toBeVisible();
  await expect(plan.getByRole("link", { name: `Glaze Mixer, ${COMPANY}` })).toBeVisible();
  await expect(plan.getByText("It has no title.")).toBeVisible();
  await expect(plan.getByRole("radio", { name: "The day first: 3 April" })).toBeChecked();
  await expectSoundScreen(page);

  const said = await bringIn(page, "Import 1 application");
  await expect(said).toContainText("One was here already and left out.");
  const all = await everyApplication(page.request);
  const brought = all.filter((line) => line.includes(COMPANY));
  const kiln = brought.filter((line) => line.includes("Kiln Operator"));
  expect(kiln).toEqual([expect.stringContaining('"applied_at":"2026-04-03T12:00:00Z"')]);
  expect(brought.filter((line) => line.includes("Glaze Mixer"))).toHaveLength(1);
  await expectSoundScreen(page);
  await press(page, page.getByRole("link", { name: "See the applications" }));
  await expect(page.getByRole("main").getByText("Kiln Operator").first()).toBeVisible();
});

test("a file that is no table and no archive is refused, and a changed one is told apart", async ({
  page,
}, info) => {
  await page.goto("/profile");
  const buffer = Buffer.from("PK\u0003\u0004 and then nothing");
  await chooseFile(page, { name: "old.xlsx", mimeType: "application/zip", buffer });
  const box = section(page, "Bring things in");
  await expect(box.getByRole("alert")).toContainText("“old.xlsx” cannot be imported.");
  await expect(box.getByRole("alert")).toContainText("Nothing was written.");
  await expectSoundScreen(page);

  const path = info.outputPath("mine.csv");
  await writeFile(path, "Company,Title\r\nPewter Loop,Caster\r\n");
  await chooseFile(page, path);
  await expect(box.getByText("It would add 1 application.")).toBeVisible();
  await writeFile(path, "Company,Title\r\nPewter Loop,Caster\r\nPewter Loop,Finisher\r\n");
  await press(page, page.getByRole("button", { name: "Import 1 application" }));
  await expect(box.getByRole("alert")).toContainText("The file was changed or moved");
  await chooseFile(page, path);
  await expect(box.getByText("It would add 2 applications.")).toBeVisible();
});
