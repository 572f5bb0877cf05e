/** Every screen in every state of its server, looked at in every way. A new screen is in here by having an address. */
import { expect, test } from "@playwright/test";
import { anApplication } from "@/testing/applications";
import { STATES, serverIs } from "./answers";
import { expectSoundScreen } from "./looks";
import { screenAddresses } from "./screen-addresses";

for (const address of screenAddresses) {
  for (const state of STATES) {
    test(`${address} is sound while its server is ${state}`, async ({ page }) => {
      await serverIs(page, state);
      await page.goto(address);
      const main = page.getByRole("main");
      await expect(main.getByRole("heading", { level: 1 })).toHaveCount(1);
      if (state === "error" || state === "offline") {
        await expect(main.getByRole("alert").or(main.getByText("address")).first()).toBeVisible();
      } else if (state !== "loading") {
        await expect(main.getByText(/^Loading/)).toHaveCount(0);
      }
      await expectSoundScreen(page);
    });
  }
}

test("the palette and the sheet of keys are sound", async ({ page }) => {
  await serverIs(page, "filled");
  await page.goto("/jobs");
  await page.getByRole("link", { name: "Data Engineer" }).waitFor();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search or jump to…" })).toBeFocused();
  await expectSoundScreen(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await expectSoundScreen(page);
});

test("the forms of a document, and the documents of a move, are sound", async ({ page }) => {
  await serverIs(page, "filled");
  await page.goto("/applications/7?tab=documents");
  await page.getByRole("button", { name: "Edit CV Ada" }).click();
  await expect(page.getByRole("form").getByLabel("Name")).toBeFocused();
  await page.getByRole("button", { name: "Mark as sent: CV Ada" }).click();
  await expect(page.getByRole("form").getByLabel("Sent to")).toBeFocused();
  await expectSoundScreen(page);
  await page.route(/\/api\/applications\/7$/, (route) => route.fulfill({ json: anApplication() }));
  await page.goto("/applications/7");
  await page.getByRole("main").getByRole("button", { name: "Move", exact: true }).click();
  await page.getByRole("group", { name: "Mark as sent with it" }).getByLabel("CV Ada").check();
  await expectSoundScreen(page);
});

test("documents that do not come are told of beside what was sent", async ({ page }) => {
  await serverIs(page, "filled");
  await page.route(/\/api\/documents$/, () => {});
  await page.goto("/applications/7?tab=documents");
  await expect(page.getByText("Loading your documents")).toBeAttached();
  await expectSoundScreen(page);
  await page.route(/\/api\/documents$/, (route) => route.abort("connectionrefused"));
  await page.reload();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Could not load your");
  await expect(page.getByRole("list", { name: "Sent with this application" })).toBeVisible();
  await expectSoundScreen(page);
});

test("the profile is sound while things are decided there", async ({ page }) => {
  await serverIs(page, "filled");
  const path = `/api/calendar/${"s3cret".repeat(8)}.ics`;
  await page.route("/api/calendar", (route) =>
    route.request().method() === "POST" ? route.fulfill({ json: { path } }) : route.fallback(),
  );
  await page.goto("/profile");
  await page.getByRole("button", { name: "Make a new address" }).click();
  const dialog = page.getByRole("dialog", { name: "Make a new address" });
  await expectSoundScreen(page);
  await dialog.getByRole("button", { name: "Make a new address" }).click();
  await expect(page.getByLabel("Address of the calendar")).toBeVisible();
  await page.getByLabel("Quiet after, days").fill("0");
  await page.getByRole("button", { name: "Save thresholds" }).click();
  await expect(page.getByText(/^A whole number of days/)).toBeVisible();
  const file = { name: `${"a".repeat(90)}.csv`, mimeType: "text/csv", buffer: Buffer.from("a") };
  await page.getByLabel("File to import").setInputFiles(file);
  await expect(page.getByText("Here already: 1")).toBeVisible();
  await expect(page.getByText("Deleted here: 1")).toBeVisible();
  await expectSoundScreen(page);
  await serverIs(page, "error");
  await page.getByRole("radio", { name: "Add it once more" }).click();
  await expect(page.getByText("This could not be looked at.")).toBeVisible();
  await page.getByRole("button", { name: "Download applications (CSV)" }).click();
  await expect(page.getByText("The file could not be downloaded.")).toBeVisible();
  await expectSoundScreen(page);
});

test("Google's button takes the place that was kept for it", async ({ page }) => {
  await serverIs(page, "empty");
  let letCome = () => {};
  const isWanted = new Promise<void>((done) => {
    letCome = done;
  });
  await page.route("https://accounts.google.com/gsi/client", async (route) => {
    await isWanted;
    await route.fulfill({ contentType: "text/javascript", body: `(${fakeGoogle.toString()})()` });
  });
  await page.goto("/login");
  await expect(page.getByText("Loading the sign-in")).toBeAttached();
  await expectSoundScreen(page);
  const placeOf = (text: string) => page.getByText(text).boundingBox();
  const before = await placeOf("What is stored");
  letCome();
  await expect(page.getByRole("button", { name: "Sign in with Google" })).toBeVisible();
  expect(await placeOf("What is stored")).toEqual(before);
  await expectSoundScreen(page);
});

/** Runs in the page, alone, as Google's script does. */
function fakeGoogle(): void {
  const id = {
    initialize: () => {},
    renderButton: (place: HTMLElement) => {
      const button = document.createElement("button");
      button.textContent = "Sign in with Google";
      button.style.cssText = "width: 280px; height: 40px; background: #fff; color: #222";
      place.replaceChildren(button);
    },
  };
  Object.assign(window, { google: { accounts: { id } } });
}
