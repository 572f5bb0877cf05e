/** The palette, the keys and their switch, the messages, and the banner of a server that is away. */
import { act, cleanup, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it, vi } from "vitest";
import type { User } from "@/api/types";
import { aUser } from "@/testing/fixtures";
import { renderApp } from "@/testing/render-app";
import { server } from "@/testing/server";
import { holdToasts, releaseToasts, showToast } from "@/ui/toast-store";

const heading = (name: string) => screen.findByRole("heading", { level: 1, name });

describe("the palette", () => {
  it("opens at Ctrl-K, also from a box, and goes where Enter says", async () => {
    const { user, router } = renderApp("/jobs");
    await user.click(await screen.findByLabelText("Search postings"));
    await user.keyboard("{Control>}k{/Control}");
    const box = await screen.findByRole("combobox", { name: "Search or jump to…" });
    await user.type(box, "of netflix");
    expect(await screen.findByRole("option", { name: "Postings of Netflix" })).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await user.keyboard("{Enter}");
    expect(screen.queryByRole("combobox", { name: /jump/ })).not.toBeInTheDocument();
    expect(router.state.location.search).toBe("?company=netflix");
  });

  it("signs out, and says so when that failed; with nobody signed in it does not offer it", async () => {
    const ask = async (as: Partial<User>) => {
      server.use(http.get("/api/user", () => HttpResponse.json(aUser(as))));
      const app = renderApp("/jobs");
      await app.user.click(await screen.findByRole("button", { name: "Search or jump" }));
      await app.user.type(await screen.findByRole("combobox", { name: /jump/ }), "sign out");
      return app;
    };
    await ask({ local: true });
    expect(screen.queryByRole("option", { name: "Sign out" })).not.toBeInTheDocument();
    cleanup();
    server.use(http.post("/api/auth/logout", () => HttpResponse.error()));
    const { user, router } = await ask({ local: false });
    await user.click(await screen.findByRole("option", { name: "Sign out" }));
    expect(await screen.findByText(/^You are still signed in\. The server did/)).toBeVisible();
    server.use(http.post("/api/auth/logout", () => new HttpResponse(null, { status: 204 })));
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox", { name: /jump/ }), "sign out");
    await screen.findByRole("option", { name: "Sign out" });
    await user.keyboard("{Enter}");
    await waitFor(() => expect(router.state.location.search).toBe("?why=left"));
  });

  it("walks round its list with the arrows and says where it is", async () => {
    const { user } = renderApp("/jobs");
    await user.click(await screen.findByRole("button", { name: "Search or jump" }));
    const box = await screen.findByRole("combobox", { name: "Search or jump to…" });
    await user.type(box, "{ArrowUp}");
    const last = screen.getAllByRole("option").at(-1);
    expect(last).toHaveAttribute("aria-selected", "true");
    expect(box).toHaveAttribute("aria-activedescendant", last?.id);
  });

  it("searches for whatever fits nothing, signs and all", async () => {
    const { user, router } = renderApp("/sources");
    await heading("Sources");
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox"), "c++ & <b>{Enter}");
    await heading("Jobs");
    expect(new URLSearchParams(router.state.location.search).get("q")).toBe("c++ & <b>");
  });
});

describe("the keys", () => {
  it("go from screen to screen, one after the other", async () => {
    const { user, router } = renderApp("/jobs");
    await heading("Jobs");
    await user.keyboard("gs");
    await waitFor(() => expect(router.state.location.pathname).toBe("/sources"));
  });

  it("leave typing alone", async () => {
    const { user, router } = renderApp("/jobs");
    await user.type(await screen.findByLabelText("Search postings"), "gs?");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    expect(router.state.location.pathname).toBe("/jobs");
  });

  it("are listed at ?, and silent once switched off there", async () => {
    const { user, router } = renderApp("/jobs");
    await heading("Jobs");
    await user.keyboard("?");
    await user.click(await screen.findByRole("switch", { name: "Single-key shortcuts" }));
    await user.click(screen.getByRole("button", { name: "Close" }));
    await user.keyboard("gs");
    expect(router.state.location.pathname).toBe("/jobs");
    await user.click(screen.getByRole("button", { name: "Keys" }));
    expect(await screen.findByRole("switch", { name: "Single-key shortcuts" })).not.toBeChecked();
  });

  it("lead to the search and through the list", async () => {
    const { user } = renderApp("/jobs");
    const posting = await screen.findByRole("link", { name: "Data Engineer" });
    await user.keyboard("jj");
    expect(posting).toHaveFocus();
    await user.keyboard("/");
    expect(screen.getByLabelText("Search postings")).toHaveFocus();
  });
});

describe("the messages", () => {
  it("can be taken back by their button and by Ctrl-Z, each once", async () => {
    const undone: string[] = [];
    const { user } = renderApp("/jobs");
    await heading("Jobs");
    act(() => showToast("Acme removed.", () => undone.push("acme")));
    act(() => showToast("Globex removed.", () => undone.push("globex")));
    await user.keyboard("{Control>}z{/Control}");
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await user.keyboard("u");
    expect(undone).toEqual(["globex", "acme"]);
    expect(screen.queryByText(/removed\./)).not.toBeInTheDocument();
  });

  it("go after eight seconds, but not while one is at them", async () => {
    renderApp("/nowhere");
    await heading("Page not found");
    vi.useFakeTimers();
    act(() => showToast("Saved."));
    act(() => holdToasts());
    act(() => vi.advanceTimersByTime(20_000));
    expect(screen.getByText("Saved.")).toBeVisible();
    act(() => releaseToasts());
    act(() => vi.advanceTimersByTime(8_000));
    expect(screen.queryByText("Saved.")).not.toBeInTheDocument();
    vi.useRealTimers();
  });

  it("are at most three, the newest", async () => {
    renderApp("/nowhere");
    await heading("Page not found");
    act(() => ["one", "two", "three", "four"].map((text) => showToast(text)));
    expect(screen.queryByText("one")).not.toBeInTheDocument();
    expect(screen.getByText("four")).toBeVisible();
  });
});

describe("the banner", () => {
  it("tells that the server is away, and mends what had failed once it is back", async () => {
    let isAway = true;
    server.use(
      http.all("*", () => (isAway ? HttpResponse.error() : undefined)),
      http.get("/health", () => HttpResponse.json({})),
    );
    renderApp("/jobs/11");
    expect(await screen.findByText(/^The server does not answer\. What you see/)).toBeVisible();
    isAway = false;
    await waitFor(
      () => expect(screen.queryByText(/^The server does not answer\. What/)).toBeNull(),
      { timeout: 8_000 },
    );
    expect(await screen.findByText("warehouse")).toBeVisible();
  });
});
