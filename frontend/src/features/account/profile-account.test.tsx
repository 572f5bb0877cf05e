/** The account on the profile: who one is, where one is signed in, what happened, and leaving for good. */
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { Session, User } from "@/api/types";
import { aMember, anAccountEvent, aSession } from "@/testing/fixtures";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

const PICTURE = "https://lh3.googleusercontent.com/a/ada";
const region = (name: string) => screen.findByRole("region", { name });
const login = () => screen.findByRole("heading", { level: 1, name: "Sign in" });
const ended = () => HttpResponse.json({ ended: 1 });

function signedInAs(user: User): void {
  server.use(http.get("/api/user", () => HttpResponse.json(user)));
}

beforeEach(() => signedInAs(aMember({ picture: PICTURE })));

describe("who is signed in", () => {
  it("is shown with name, address and picture, also under the original's address", async () => {
    renderApp("/info");
    const account = await region("Account");
    expect(account).toHaveTextContent("Ada Marlowe" + "ada@example.org");
    expect(account.querySelector("img")).toHaveAttribute("src", PICTURE);
  });

  it("is without sections of an account in local mode", async () => {
    signedInAs(aMember({ local: true }));
    renderApp("/profile");
    expect(await screen.findByText(/^Local mode/)).toBeVisible();
    expect(screen.queryByRole("region", { name: "Account" })).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^(Sign out|Delete)/ })).not.toBeInTheDocument();
  });

  it("signs out on this device", async () => {
    server.use(http.post("/api/auth/logout", ended));
    const { user, router } = renderApp("/profile");
    const account = await region("Account");
    await user.click(within(account).getByRole("button", { name: "Sign out" }));
    await login();
    expect(screen.getByText("You signed out on this device.")).toBeVisible();
    expect(router.state.location.search).toBe("?why=left");
  });

  it("says that one is still signed in when signing out failed", async () => {
    server.use(http.post("/api/auth/logout", () => HttpResponse.error()));
    const { user } = renderApp("/profile");
    const account = await region("Account");
    await user.click(within(account).getByRole("button", { name: "Sign out" }));
    expect(await within(account).findByRole("alert")).toHaveTextContent(
      "You are still signed in. The server did not answer.",
    );
  });
});

describe("the devices", () => {
  const phone = aSession({ id: 2, device: "Safari on iPhone", current: false });

  /** A server with these sessions, which ends those that it is asked to end. */
  function keepSessions(...start: Session[]): void {
    let open = start;
    server.use(
      http.get("/api/auth/sessions", () => HttpResponse.json(open)),
      http.post("/api/auth/sessions/:id/end", ({ params }) => {
        open = open.filter(({ id }) => id !== Number(params.id));
        return ended();
      }),
    );
  }

  it("are listed, this one marked, and others signed out one by one", async () => {
    keepSessions(aSession(), phone);
    const { user } = renderApp("/profile");
    const devices = await region("Where you are signed in");
    const rows = await within(devices).findAllByRole("listitem");
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/Firefox on Linux198\.51\.100\.7 · signed in .*This device$/),
      expect.stringMatching(/Safari on iPhone.*Sign out$/),
    ]);
    await user.click(within(devices).getByRole("button", { name: "Sign out Safari on iPhone" }));
    expect(await screen.findByText("Safari on iPhone is signed out.")).toBeVisible();
    await waitFor(() => expect(within(devices).getAllByRole("listitem")).toHaveLength(1));
  });

  it("say which one is still signed in when that failed", async () => {
    keepSessions(aSession(), phone);
    server.use(http.post("/api/auth/sessions/:id/end", () => problem(503, "Try again later.")));
    const { user } = renderApp("/profile");
    await user.click(await screen.findByRole("button", { name: "Sign out Safari on iPhone" }));
    expect(
      await screen.findByText("Safari on iPhone is still signed in. Try again later."),
    ).toBeVisible();
  });

  it("are all signed out at once", async () => {
    server.use(http.post("/api/auth/logout-everywhere", ended));
    const { user } = renderApp("/profile");
    await user.click(await screen.findByRole("button", { name: "Sign out everywhere" }));
    await login();
    expect(screen.getByText("You signed out on every device.")).toBeVisible();
  });

  it("say that they could not be loaded, and are asked for again", async () => {
    let isDown = true;
    server.use(http.get("/api/auth/sessions", () => (isDown ? problem(503, "Busy.") : undefined)));
    const { user } = renderApp("/profile");
    const devices = await region("Where you are signed in");
    expect(await within(devices).findByRole("alert")).toHaveTextContent(
      "Could not load the devices. Busy.",
    );
    isDown = false;
    await user.click(within(devices).getByRole("button", { name: "Try again" }));
    expect(await within(devices).findByText("This device")).toBeVisible();
  });
});

describe("what happened", () => {
  it("is told in words, and a stolen session stands out", async () => {
    const events = ["reused", "signed_in", "something_new"].map((kind) => anAccountEvent({ kind }));
    server.use(http.get("/api/auth/history", () => HttpResponse.json(events)));
    renderApp("/profile");
    const history = await region("What happened to the account");
    const rows = await within(history).findAllByRole("listitem");
    expect(rows.map((row) => row.querySelector("strong")?.textContent)).toEqual([
      "Session used from two places, so it was ended in both",
      "Signed in",
      "something_new",
    ]);
    expect(rows.map((row) => "grave" in row.dataset)).toEqual([true, false, false]);
    expect(rows[0]).toHaveTextContent("Firefox on Linux, 198.51.100.7");
  });

  it("may be nothing, or not be known", async () => {
    server.use(http.get("/api/auth/history", () => HttpResponse.json([])));
    const { client } = renderApp("/profile");
    const history = await region("What happened to the account");
    expect(await within(history).findByText("Nothing has happened yet.")).toBeVisible();
    server.use(http.get("/api/auth/history", () => problem(503, "Busy.")));
    void client.resetQueries({ queryKey: ["history"] });
    expect(await within(history).findByRole("alert")).toHaveTextContent(
      "Could not load what happened. Busy.",
    );
  });
});

describe("deleting the account", () => {
  async function openDialog(user: ReturnType<typeof renderApp>["user"]): Promise<HTMLElement> {
    await user.click(await screen.findByRole("button", { name: "Delete the account…" }));
    return screen.findByRole("dialog", { name: "Delete the account" });
  }

  it("wants the word typed, and says what is left to do when it is not", async () => {
    const sent: unknown[] = [];
    server.use(
      http.post("/api/user/delete", async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ deletes_at: "2025-12-20T12:00:00Z" });
      }),
    );
    const { user } = renderApp("/profile");
    const dialog = await openDialog(user);
    await user.type(within(dialog).getByRole("textbox"), "yes{Enter}");
    expect(dialog).toHaveTextContent("Nothing was changed. Type “delete” first.");
    expect(sent).toEqual([]);
    await user.clear(within(dialog).getByRole("textbox"));
    await user.type(within(dialog).getByRole("textbox"), " Delete");
    await user.click(within(dialog).getByRole("button", { name: "Delete the account" }));
    await login();
    expect(screen.getByText(/your account will be deleted in 30 days/)).toBeVisible();
    expect(sent).toEqual([{ confirm: "delete" }]);
  });

  it("is left by its own button and changes nothing when it fails", async () => {
    server.use(http.post("/api/user/delete", () => problem(503, "The database is busy.")));
    const { user } = renderApp("/profile");
    const dialog = await openDialog(user);
    await user.type(within(dialog).getByRole("textbox"), "delete{Enter}");
    expect(await within(dialog).findByRole("alert")).toHaveTextContent(
      "The account was not deleted. The database is busy. Nothing was changed.",
    );
    await user.click(within(dialog).getByRole("button", { name: "Keep it" }));
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("is announced over every screen until it is undone", async () => {
    signedInAs(aMember({ deletes_at: "2025-12-20T12:00:00Z" }));
    server.use(http.post("/api/user/restore", () => HttpResponse.json(aMember())));
    const { user } = renderApp("/jobs");
    expect(await screen.findByText(/^This account will be deleted on/)).toHaveTextContent(
      /^This account will be deleted on 20 Dec( 2025)?\.$/,
    );
    await user.click(screen.getByRole("button", { name: "Keep the account" }));
    expect(await screen.findByText("The account stays.")).toBeVisible();
    expect(screen.queryByText(/^This account will be deleted on/)).not.toBeInTheDocument();
  });

  it("says so when it cannot be undone, and cannot be asked for twice", async () => {
    signedInAs(aMember({ deletes_at: "2025-12-20T12:00:00Z" }));
    server.use(http.post("/api/user/restore", () => problem(503, "Busy.")));
    const { user } = renderApp("/profile");
    await user.click(await screen.findByRole("button", { name: "Keep the account" }));
    expect(await screen.findByText("The account will still be deleted. Busy.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Delete the account…" })).not.toBeInTheDocument();
  });
});
