/** The profile: what it says, what can be chosen there, and that the choices hold. */
import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { anAbout, aUser } from "@/testing/fixtures";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";
import { showDensity } from "@/ui/density";

const heading = () => screen.findByRole("heading", { level: 1, name: "Profile" });

describe("the profile", () => {
  it("says that it is local, and what runs here", async () => {
    renderApp("/profile");
    expect(
      await screen.findByText("Local mode: one owner, no password. Only this machine can open it."),
    ).toBeVisible();
    const about = screen.getByRole("region", { name: "This installation" });
    expect(await within(about).findByText("17.2")).toBeVisible();
    expect(about).toHaveTextContent("Runs asyour own installation");
    expect(document.title).toBe("Profile · Job Hunt Tracker");
  });

  it("says who is signed in where there is a sign-in", async () => {
    const user = aUser({ local: false, name: "Ada Byron", email: "ada@example.org" });
    server.use(http.get("/api/user", () => HttpResponse.json(user)));
    renderApp("/profile");
    expect(await screen.findByText("Signed in as Ada Byron, ada@example.org.")).toBeVisible();
  });

  it("is reached by its key", async () => {
    const { user } = renderApp("/jobs");
    await screen.findByRole("heading", { level: 1, name: "Jobs" });
    await user.keyboard("gp");
    expect(await heading()).toHaveFocus();
  });

  it("changes the colours and keeps the choice", async () => {
    const { user } = renderApp("/profile");
    const colours = await screen.findByRole("group", { name: "Colours" });
    expect(within(colours).getByRole("radio", { name: "As this device has them" })).toBeChecked();
    await user.click(within(colours).getByRole("radio", { name: "Dark" }));
    expect(document.documentElement).toHaveAttribute("data-mantine-color-scheme", "dark");
    expect(window.localStorage.getItem("mantine-color-scheme-value")).toBe("dark");
    await user.click(within(colours).getByRole("radio", { name: "As this device has them" }));
    expect(document.documentElement).toHaveAttribute("data-mantine-color-scheme", "light");
  });

  it("makes rows compact on every screen and remembers it", async () => {
    const root = document.createElement("html");
    const stop = showDensity(root);
    const { user } = renderApp("/profile");
    await user.click(await screen.findByRole("radio", { name: "Compact" }));
    expect(root.dataset.density).toBe("compact");
    expect(window.localStorage.getItem("job-hunt-tracker.density")).toBe("compact");
    stop();
  });

  it("silences single keys, and says what still acts", async () => {
    const { user, router } = renderApp("/profile");
    const keys = await screen.findByRole("switch", { name: "Single-key shortcuts" });
    expect(keys).toBeChecked();
    await user.click(keys);
    expect(keys).toHaveAccessibleDescription(/^Keys with Ctrl still act\./);
    await user.keyboard("gj");
    expect(router.state.location.pathname).toBe("/profile");
  });

  it("keeps the choices in reach while the server fails, and tries again", async () => {
    let isDown = true;
    server.use(
      http.get("/api/user", () => (isDown ? problem(503, "The database is busy.") : undefined)),
      http.get("/api/about", () =>
        isDown ? HttpResponse.error() : HttpResponse.json(anAbout({ stage: "demo" })),
      ),
    );
    const { user } = renderApp("/profile");
    expect(await screen.findByText(/^The database is busy\./, { exact: false })).toBeVisible();
    const about = screen.getByRole("region", { name: "This installation" });
    expect(await within(about).findByRole("alert")).toHaveTextContent(
      "Could not load the versions. The server did not answer.",
    );
    await user.click(screen.getByRole("radio", { name: "Compact" }));
    expect(screen.getByRole("radio", { name: "Compact" })).toBeChecked();
    isDown = false;
    await user.click(within(about).getByRole("button", { name: "Try again" }));
    expect(await within(about).findByText("a demo, on made-up careers sites")).toBeVisible();
  });
});
