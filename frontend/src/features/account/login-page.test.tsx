/** The login: how one gets in, what is said when it does not work, and where it leads. */
import { screen, waitFor } from "@testing-library/react";
import { delay, HttpResponse, http } from "msw";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { entriesElsewhere } from "@/api/session";
import { aSignInConfig } from "@/testing/fixtures";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

const STAND_IN = "http://127.0.0.1:4000/_google/sign-in";
const heading = () => screen.findByRole("heading", { level: 1, name: "Sign in" });

/** What Google's script puts into a page. */
interface FakeGoogle {
  asked: Record<string, unknown>;
  answer: (token: string | undefined) => void;
}

function fakeGoogle(): FakeGoogle {
  const fake: FakeGoogle = { asked: {}, answer: () => {} };
  const id = {
    initialize: (asked: Record<string, unknown>) => {
      const callback = asked.callback as (said: { credential?: string }) => void;
      fake.asked = asked;
      fake.answer = (token) => callback(token === undefined ? {} : { credential: token });
    },
    renderButton: (place: HTMLElement) => {
      const button = document.createElement("button");
      button.textContent = "Sign in with Google";
      place.replaceChildren(button);
    },
  };
  vi.stubGlobal("google", { accounts: { id } });
  return fake;
}

async function googleScript(): Promise<HTMLScriptElement> {
  return waitFor(() => {
    const script = document.querySelector<HTMLScriptElement>('script[src*="accounts.google.com"]');
    if (script === null) throw new Error("Google's script is not asked for.");
    return script;
  });
}

/** A server that lets tokens in that are in the list, and tells whom it was shown. */
function letIn(...good: string[]): string[] {
  const shown: string[] = [];
  server.use(
    http.post("/api/auth/google", async ({ request }) => {
      const { token } = (await request.json()) as { token: string };
      shown.push(token);
      return good.includes(token)
        ? HttpResponse.json({ access_token: "a", token_type: "bearer", expires_in: 900 })
        : problem(403, "This e-mail address may not sign in here.", "NotOnTheList");
    }),
  );
  return shown;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("the login", () => {
  it("is named, tells what is stored, and has one main and one h1", async () => {
    const { user } = renderApp("/login");
    expect(await heading()).toBeVisible();
    expect(document.title).toBe("Sign in · Job Hunt Tracker");
    expect(screen.getAllByRole("main")).toHaveLength(1);
    await user.click(screen.getByText("What is stored"));
    expect(screen.getByText(/^Your name, e-mail address and picture/)).toBeVisible();
  });

  it("keeps the place of the button while the server has not said how to sign in", async () => {
    server.use(http.get("/api/auth/config", () => delay("infinite")));
    renderApp("/login");
    expect(await screen.findByText("Loading the sign-in")).toBeInTheDocument();
  });

  it("is passed by where there is no sign-in", async () => {
    server.use(
      http.get("/api/auth/config", () => HttpResponse.json(aSignInConfig({ local: true }))),
    );
    const { router } = renderApp("/login?from=%2Fprofile");
    await screen.findByRole("heading", { level: 1, name: "Profile" });
    expect(router.state.location.pathname).toBe("/profile");
  });

  it.each(["config", "nonce"])("says that the %s did not come, and asks again", async (name) => {
    let isDown = true;
    server.use(
      http.get(`/api/auth/${name}`, () =>
        isDown ? problem(503, "The database does not answer.") : undefined,
      ),
    );
    const { user } = renderApp("/login");
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Could not load the sign-in. The database does not answer.",
    );
    isDown = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await googleScript();
  });

  it.each([
    ["reused", /^This session was used from two places, .* so it was ended in both\. Sign in to/],
    ["over", /^You were signed out\. Sign in to continue where you were\.$/],
    ["ended", /^This session was ended from another of your devices\./],
    ["expired", /^You were not here for a long time/],
    ["unlisted", /^This e-mail address may not sign in here any more\./],
    ["left", /^You signed out on this device\.$/],
    ["left-everywhere", /^You signed out on every device\.$/],
    ["deletion", /^You signed out everywhere, and your account will be deleted in 30 days\./],
  ])("says why one is here: %s", async (why, words) => {
    renderApp(`/login?why=${why}`);
    expect(await screen.findByText(words)).toBeVisible();
  });

  it("says what it is needed for to those who were never in, and nothing to others", async () => {
    renderApp("/login?why=absent&from=%2Fjobs");
    expect(await screen.findByText("Sign in to open the page you asked for.")).toBeVisible();
  });

  it("makes nothing of a reason that it does not know", async () => {
    renderApp("/login?why=%3Cb%3Epaid%3C%2Fb%3E");
    await heading();
    expect(screen.queryByText(/paid/)).not.toBeInTheDocument();
  });

  it("has the colours that were chosen inside", async () => {
    window.localStorage.setItem("mantine-color-scheme-value", "dark");
    renderApp("/login");
    await heading();
    expect(document.documentElement).toHaveAttribute("data-mantine-color-scheme", "dark");
    window.localStorage.removeItem("mantine-color-scheme-value");
  });

  it("is left when one has signed in in another tab", async () => {
    const { router } = renderApp("/login?from=%2Fprofile");
    await heading();
    entriesElsewhere.set(entriesElsewhere.read() + 1);
    await waitFor(() => expect(router.state.location.pathname).toBe("/profile"));
  });
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
