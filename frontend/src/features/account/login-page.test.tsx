/** The login: what it says, why one is there, and how one leaves it. */
import { screen, waitFor } from "@testing-library/react";
import { delay, HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { entriesElsewhere } from "@/api/session";
import { googleScript } from "@/testing/fake-google";
import { aSignInConfig } from "@/testing/fixtures";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

const heading = () => screen.findByRole("heading", { level: 1, name: "Sign in" });

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
