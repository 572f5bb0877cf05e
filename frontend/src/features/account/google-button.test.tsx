/** Google's button: what Google is asked for, what becomes of its answer, and that its script may not come. */
import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fakeGoogle, googleScript, letIn } from "@/testing/fake-google";
import { renderApp } from "@/testing/render-app";
import { server } from "@/testing/server";

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("Google's button", () => {
  it("is asked for with a nonce and without third-party cookies, and leads back", async () => {
    const google = fakeGoogle();
    const shown = letIn("good");
    const { router } = renderApp("/login?why=over&from=%2Fjobs%3Fq%3Ddata");
    (await googleScript()).onload?.(new Event("load"));
    expect(await screen.findByRole("button", { name: "Sign in with Google" })).toBeVisible();
    expect(google.asked).toMatchObject({
      ...{ client_id: "client.apps.example", nonce: "n-1" },
      ...{ use_fedcm_for_button: true, use_fedcm_for_prompt: true },
    });
    google.answer("good");
    await screen.findByRole("heading", { level: 1, name: "Jobs" });
    const { pathname, search } = router.state.location;
    expect(pathname + search).toBe("/jobs?q=data");
    expect(shown).toEqual(["good"]);
  });

  it("says why somebody is not let in, and is there again with another nonce", async () => {
    const google = fakeGoogle();
    letIn();
    let count = 0;
    server.use(
      http.get("/api/auth/nonce", () => {
        count += 1;
        return HttpResponse.json({ nonce: `n-${count}`, expires_in: 600 });
      }),
    );
    renderApp("/login");
    (await googleScript()).onload?.(new Event("load"));
    await screen.findByRole("button", { name: "Sign in with Google" });
    google.answer("stranger");
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "You are not signed in. This e-mail address may not sign in here.",
    );
    await waitFor(() => expect(google.asked).toMatchObject({ nonce: "n-2" }));
  });

  it("says that Google said nothing", async () => {
    const google = fakeGoogle();
    renderApp("/login");
    (await googleScript()).onload?.(new Event("load"));
    await screen.findByRole("button", { name: "Sign in with Google" });
    google.answer(undefined);
    expect(await screen.findByRole("alert")).toHaveTextContent("Google did not say who you are.");
  });

  it("says that its script is blocked, and asks for it again", async () => {
    const { user } = renderApp("/login");
    (await googleScript()).onerror?.(new Event("error"));
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Google sign-in could not load. Check that accounts.google.com is not blocked, then try again.",
    );
    await user.click(screen.getByRole("button", { name: "Try again" }));
    fakeGoogle();
    (await googleScript()).onload?.(new Event("load"));
    expect(await screen.findByRole("button", { name: "Sign in with Google" })).toBeVisible();
  });

  it("calls an empty script blocked too, which is what blockers put in its place", async () => {
    renderApp("/login");
    (await googleScript()).onload?.(new Event("load"));
    expect(await screen.findByRole("alert")).toHaveTextContent("Google sign-in could not load.");
  });
});
