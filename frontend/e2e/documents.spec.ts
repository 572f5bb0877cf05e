/** Documents against the real server: had back byte by byte and never shown, refused in its words, dropped, restored. */
import { readFile } from "node:fs/promises";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import type { Application } from "@/api/types";
import { expectSoundScreen } from "./looks";

/** A web page from its first byte on, whatever its name says. */
const SCRIPT = Buffer.from("<script>document.title = 'run'</script>");

const MEGABYTE = 1_000_000;

async function openDocuments(page: Page, request: APIRequestContext, title: string) {
  const data = { company: "Acme", title };
  const { id }: Application = await (await request.post("/api/applications", { data })).json();
  await page.goto(`/applications/${id}?tab=documents`);
  await expect(page.getByText(/^Nothing is marked as sent yet/)).toBeVisible();
}

const own = (page: Page) => page.getByRole("list", { name: "Your documents" });
const add = (page: Page) => page.getByLabel("Add a document").and(page.locator("input"));

test("a document comes back byte by byte, as a download that nothing opens", async ({
  page,
  request,
}) => {
  await openDocuments(page, request, "Lighthouse keeper");
  const buffer = Buffer.from("Ada Marlowe – née Øst – ran the light for ten years.\n");
  await add(page).setInputFiles({ name: "CV née Øst.txt", mimeType: "text/plain", buffer });
  const button = page.getByRole("button", { name: "Download CV née Øst, version 1" });
  const [download] = await Promise.all([page.waitForEvent("download"), button.first().click()]);
  expect(download.suggestedFilename()).toBe("CV née Øst.txt");
  expect(await readFile(await download.path())).toEqual(buffer);
  await expect(page).toHaveURL(/\?tab=documents$/);
});

test("what is too long or only looks like a document is refused, and the rest is kept", async ({
  page,
  request,
}) => {
  await openDocuments(page, request, "Ferry captain");
  await add(page).setInputFiles([
    { name: "long.txt", mimeType: "text/plain", buffer: Buffer.alloc(11 * MEGABYTE, "x") },
    { name: "harmless.pdf", mimeType: "application/pdf", buffer: SCRIPT },
    { name: "Letter to the port.txt", mimeType: "text/plain", buffer: Buffer.from("Dear Noor") },
  ]);
  const refusals = page.getByRole("alert");
  await expect(refusals).toHaveCount(2);
  await expect(refusals.first()).toContainText(
    "“long.txt” was not kept. A document may have 10 MB at most.",
  );
  await expect(refusals.last()).toContainText(
    "“harmless.pdf” was not kept. harmless.pdf holds a web page",
  );
  await expect(own(page)).toContainText("Letter to the port, Cover letter");
  await expect(own(page)).not.toContainText("harmless");
  await expectSoundScreen(page);
});

test("a file that is dropped on the page is kept, removed, and back with undo", async ({
  page,
  request,
}) => {
  await openDocuments(page, request, "Bridge warden");
  const dataTransfer = await page.evaluateHandle(() => {
    const held = new DataTransfer();
    held.items.add(new File(["Bridges I have kept"], "Portfolio of bridges.txt"));
    return held;
  });
  const place = page.getByRole("navigation").first();
  await place.dispatchEvent("dragover", { dataTransfer });
  await place.dispatchEvent("drop", { dataTransfer });
  await expect(own(page)).toContainText("Portfolio of bridges, Portfolio");
  await page.getByRole("button", { name: "Remove Portfolio of bridges" }).click();
  await expect(page.getByText("Portfolio of bridges, Portfolio")).toHaveCount(0);
  await page.keyboard.press("u");
  await expect(own(page)).toContainText("Portfolio of bridges, Portfolio");
});

test("an upload that no answer came for is kept by another try, once", async ({
  page,
  request,
}) => {
  await openDocuments(page, request, "Harbour master");
  await page.route(/\/api\/documents\?/, (route) => route.abort("connectionrefused"));
  const buffer = Buffer.from("Harbours");
  await add(page).setInputFiles({ name: "Reference 7.txt", mimeType: "text/plain", buffer });
  const refusal = page.getByRole("alert").filter({ hasText: "“Reference 7.txt” was not kept." });
  await expect(refusal).toBeVisible();
  await page.unrouteAll();
  await refusal.getByRole("button", { name: "Try again" }).click();
  await expect(own(page).getByText("Reference 7, Reference")).toHaveCount(1);
  await expect(refusal).toHaveCount(0);
});
