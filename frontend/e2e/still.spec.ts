/** No screen moves while its answers come, however late each of them is. */
import { expect, test } from "@playwright/test";
import { serverAnswersInTurn } from "./answers";
import { screenAddresses } from "./screen-addresses";
import { shiftsOf, watchShifts } from "./shifts";

const PAUSE = 30;
const MOST = 0.02;
const WINDOWS = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
];

for (const viewport of WINDOWS) {
  test.describe(() => {
    test.use({ viewport });
    test(`screens stand still while they fill, ${viewport.width} px wide`, async ({ page }) => {
      await watchShifts(page);
      for (const address of screenAddresses) {
        await serverAnswersInTurn(page, PAUSE);
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await page.waitForLoadState("networkidle");
        const shifts = await shiftsOf(page);
        const sum = shifts.reduce((total, { value }) => total + value, 0);
        expect
          .soft(sum, `${address}: ${JSON.stringify(shifts, null, 2)}`)
          .toBeLessThanOrEqual(MOST);
      }
    });
  });
}
