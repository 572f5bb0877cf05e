/** People who sign in by the stand-in for Google, and what time and thieves do to their cookies. */
import { createHmac } from "node:crypto";
import { type BrowserContext, type Cookie, expect, type Page } from "@playwright/test";
import { press } from "./keyboard";

/** Over plain HTTP on this machine the access cookie is called so. */
const ACCESS = "at";

export function signInAddress(): string {
  const address = process.env.E2E_SIGN_IN_URL;
  if (address === undefined) {
    throw new Error("Set E2E_SIGN_IN_URL to the address of a server where people sign in.");
  }
  return address;
}

/** From the login, by keyboard, in the window that the stand-in opens. */
export async function signInAs(page: Page, name: string): Promise<void> {
  const opened = page.waitForEvent("popup");
  await press(page, page.getByRole("button", { name: "Sign in with the stand-in" }));
  const standIn = await opened;
  // A moment later, since the window is gone at once and could not say any more that it was clicked.
  await standIn
    .getByRole("button", { name })
    .evaluate((button: HTMLElement) => void setTimeout(() => button.click()));
  await expect.poll(() => standIn.isClosed()).toBe(true);
}

/** As after fifteen minutes: the access token says itself that it has run out. */
export async function letAccessRunOut(context: BrowserContext): Promise<void> {
  const cookie = await accessCookie(context);
  const [head = "", body = ""] = cookie.value.split(".");
  const said = JSON.parse(Buffer.from(body, "base64url").toString()) as { exp: number };
  const late = Buffer.from(JSON.stringify({ ...said, exp: said.exp - 100_000 }));
  const signed = `${head}.${late.toString("base64url")}`;
  const seal = createHmac("sha256", process.env.E2E_SECRET_KEY ?? "").update(signed);
  await context.addCookies([{ ...cookie, value: `${signed}.${seal.digest("base64url")}` }]);
}

export async function accessCookie(context: BrowserContext): Promise<Cookie> {
  const found = (await context.cookies()).find(({ name }) => name === ACCESS);
  if (found === undefined) throw new Error("Nobody is signed in here.");
  return found;
}

/** How often the pages of this browser have asked for their session to be renewed. */
export function countRenewals(context: BrowserContext): () => number {
  let count = 0;
  context.on("request", (request) => {
    if (request.url().endsWith("/api/auth/refresh")) count += 1;
  });
  return () => count;
}
