/** The stand-in's button: it believes its own page, and nobody else. */
import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { letIn } from "@/testing/fake-google";
import { aSignInConfig } from "@/testing/fixtures";
import { renderApp } from "@/testing/render-app";
import { server } from "@/testing/server";

const STAND_IN = "http://127.0.0.1:4000/_google/sign-in";

describe("the stand-in's button", () => {
  const page = { closed: false } as Window;

  beforeEach(() => {
    const config = aSignInConfig({ stand_in: STAND_IN });
    server.use(http.get("/api/auth/config", () => HttpResponse.json(config)));
  });

  function say(credential: unknown, from: { origin: string; source: Window | null }): void {
    window.dispatchEvent(new MessageEvent("message", { data: { credential }, ...from }));
  }

  it("opens its page, and believes nobody but that page", async () => {
    const open = vi.spyOn(window, "open").mockReturnValue(page);
    const shown = letIn("good");
    const { user, router } = renderApp("/login?from=%2Fprofile");
    await user.click(await screen.findByRole("button", { name: "Sign in with the stand-in" }));
    const address = new URL(String(open.mock.calls[0]?.[0]));
    expect(address.origin + address.pathname).toBe(STAND_IN);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      ...{ client_id: "client.apps.example", nonce: "n-1", origin: window.location.origin },
    });
    // jsdom takes only its own windows as a source.
    const source = window;
    open.mockReturnValue(source);
    await user.click(screen.getByRole("button", { name: "Sign in with the stand-in" }));
    say("bad", { origin: "http://evil.example", source });
    say("bad", { origin: "http://127.0.0.1:4000", source: null });
    say(7, { origin: "http://127.0.0.1:4000", source });
    say("good", { origin: "http://127.0.0.1:4000", source });
    await screen.findByRole("heading", { level: 1, name: "Profile" });
    expect(router.state.location.pathname).toBe("/profile");
    expect(shown).toEqual(["good"]);
  });

  it("says that the browser keeps its window from opening", async () => {
    vi.spyOn(window, "open").mockReturnValue(null);
    const { user } = renderApp("/login");
    await user.click(await screen.findByRole("button", { name: "Sign in with the stand-in" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("did not open the window");
  });
});
