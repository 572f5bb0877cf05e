/** Signing in, staying signed in, and being signed out, on a server that knows several people. */
import { expect, type Page, test } from "@playwright/test";
import { expectSoundScreen } from "./looks";
import { accessCookie, countRenewals, letAccessRunOut, signInAddress, signInAs } from "./people";

const STOLEN = /^This session was used from two places, .* so it was ended in both\./;

test.use({ baseURL: process.env.E2E_SIGN_IN_URL });

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const follow = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name }).click();

async function enter(page: Page, name: string): Promise<void> {
  await page.goto("/profile");
  await expect(heading(page, "Sign in")).toBeVisible();
  await signInAs(page, name);
  await expect(page.getByText(new RegExp(`^Signed in as ${name}`))).toBeVisible();
}

test("a stranger signs in, and is where they wanted to be; their session is renewed unseen", async ({
  page,
  context,
}) => {
  await page.goto("/jobs?q=engineer");
  await expect(heading(page, "Sign in")).toBeVisible();
  await expect(page.getByText("Sign in to open the page you asked for.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign in with the stand-in" })).toBeVisible();
  await expectSoundScreen(page);
  await signInAs(page, "Ada Marlowe");
  await expect(heading(page, "Jobs")).toBeVisible();
  await expect(page).toHaveURL("/jobs?q=engineer");

  const renewals = countRenewals(context);
  const old = (await accessCookie(context)).value;
  await letAccessRunOut(context);
  await follow(page, "Profile");
  const devices = page.getByRole("region", { name: "Where you are signed in" });
  await expect(devices.getByText("This device")).toBeVisible();
  expect(renewals()).toBe(1);
  expect((await accessCookie(context)).value).not.toBe(old);
  await expectSoundScreen(page);

  await letAccessRunOut(context);
  const second = await context.newPage();
  await Promise.all([page.reload(), second.goto("/sources")]);
  await expect(page.getByText(/^Signed in as Ada Marlowe/)).toBeVisible();
  await expect(heading(second, "Sources")).toBeVisible();
  await expect(second.getByRole("alert")).toHaveCount(0);

  await page.goto("/info");
  await expect(heading(page, "Profile")).toBeVisible();
  const account = page.getByRole("region", { name: "Account", exact: true });
  await account.getByRole("button", { name: "Sign out" }).click();
  for (const one of [page, second]) {
    await expect(one.getByText("You signed out on this device.")).toBeVisible();
  }
});

test("a thief with a stolen token and their victim are both signed out, and told why", async ({
  page,
  context,
  browser,
}) => {
  await enter(page, "Noor Lindqvist");
  const second = await context.newPage();
  await second.goto("/sources");
  await expect(heading(second, "Sources")).toBeVisible();

  const thief = await browser.newContext({ baseURL: signInAddress() });
  await thief.addCookies(await context.cookies());
  const theirs = await thief.newPage();
  for (const _ of ["the stolen token", "the one that came for it"]) {
    await letAccessRunOut(thief);
    await theirs.goto("/profile");
    await expect(theirs.getByText(/^Signed in as Noor/)).toBeVisible();
  }

  await letAccessRunOut(context);
  await follow(page, "Jobs");
  for (const one of [page, second]) {
    await expect(heading(one, "Sign in")).toBeVisible();
    await expect(one.getByText(STOLEN)).toBeVisible();
  }
  await follow(theirs, "Jobs");
  await expect(theirs.getByText(STOLEN)).toBeVisible();
  await expectSoundScreen(page);
  await thief.close();

  await signInAs(page, "Noor Lindqvist");
  await expect(heading(page, "Jobs")).toBeVisible();
  await expect(page).toHaveURL("/jobs");
  await expect(heading(second, "Sources")).toBeVisible();
  await follow(page, "Profile");
  const history = page.getByRole("region", { name: "What happened to the account" });
  await expect(history.getByText(/^Session used from two places/).first()).toBeVisible();
});

test("somebody ends other sessions, deletes their account, and keeps it after all", async ({
  page,
  browser,
}) => {
  await enter(page, "Tomas Okafor");
  const phone = await browser.newContext({
    baseURL: signInAddress(),
    userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
  });
  const there = await phone.newPage();
  await enter(there, "Tomas Okafor");
  await page.reload();
  const devices = page.getByRole("region", { name: "Where you are signed in" });
  await expect(devices.getByRole("listitem")).toHaveCount(2);
  await devices.getByRole("button", { name: "Sign out Safari on iPhone" }).click();
  await expect(devices.getByRole("listitem")).toHaveCount(1);
  await follow(there, "Jobs");
  await expect(there.getByText(/^This session was ended from another/)).toBeVisible();
  await phone.close();

  await page.getByRole("button", { name: "Delete the account…" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete the account" });
  await expectSoundScreen(page);
  await dialog.getByRole("textbox").fill("delete");
  await dialog.getByRole("button", { name: "Delete the account" }).click();
  await expect(page.getByText(/your account will be deleted in 30 days/)).toBeVisible();

  await signInAs(page, "Tomas Okafor");
  const banner = page.getByText(/^This account will be deleted on/);
  await expect(banner).toBeVisible();
  await expect(heading(page, "Today")).toBeVisible();
  await expectSoundScreen(page);
  await page.getByRole("button", { name: "Keep the account" }).click();
  await expect(page.getByText("The account stays.")).toBeVisible();
  await page.goto("/profile");
  await expect(page.getByRole("button", { name: "Delete the account…" })).toBeVisible();
  await expect(banner).toHaveCount(0);

  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByText("You signed out on every device.")).toBeVisible();
  await page.goBack();
  await expect(heading(page, "Sign in")).toBeVisible();
});
