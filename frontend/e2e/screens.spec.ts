/** Every screen in every state of its server, looked at in every way. A new screen is in here by having an address. */
import { expect, test } from "@playwright/test";
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
