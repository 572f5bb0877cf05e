/** The shell and the ways into the app. */
import { screen, waitFor, within } from "@testing-library/react";
import { delay, HttpResponse, http } from "msw";
import { describe, expect, it, vi } from "vitest";
import { aPastRun, aRun } from "@/testing/fixtures";
import { renderApp } from "@/testing/render-app";
import { server } from "@/testing/server";

describe("the shell", () => {
  it("has one main, one h1, and a way past the navigation", async () => {
    renderApp("/jobs");
    await screen.findByRole("link", { name: "Data Engineer" });
    expect(screen.getAllByRole("main")).toHaveLength(1);
    expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
    expect(screen.getByRole("link", { name: "Skip to the content" })).toHaveAttribute(
      "href",
      "#content",
    );
    expect(await screen.findByText("On this machine only")).toBeVisible();
  });

  it("moves the focus to the heading on navigation, not on the first page", async () => {
    const { user } = renderApp("/jobs");
    expect(await screen.findByRole("heading", { level: 1, name: "Jobs" })).not.toHaveFocus();
    const nav = screen.getByRole("navigation", { name: "Main" });
    await user.click(within(nav).getByRole("link", { name: "Sources" }));
    await waitFor(async () =>
      expect(await screen.findByRole("heading", { level: 1, name: "Sources" })).toHaveFocus(),
    );
  });

  it("leaves a reader alone who has moved on while a screen was loading", async () => {
    server.use(
      http.get("/api/ingestion/companies", async () => {
        await delay(300);
        return HttpResponse.json([]);
      }),
    );
    const { user } = renderApp("/jobs");
    await user.click(await screen.findByRole("link", { name: "Sources" }));
    expect(await screen.findByText("Loading companies")).toBeInTheDocument();
    const skip = screen.getByRole("link", { name: "Skip to the content" });
    skip.focus();
    await screen.findByLabelText("Company or address");
    expect(skip).toHaveFocus();
  });

  it("keeps the run that is going on within reach", async () => {
    const going = aPastRun({ run_id: 7, status: "ingesting", ready: 1, finished_at: null });
    server.use(
      http.get("/api/ingestion/runs", () => HttpResponse.json([going])),
      http.get("/api/ingestion/status/7", () => HttpResponse.json(aRun())),
    );
    const { user } = renderApp("/jobs");
    await user.click(await screen.findByRole("link", { name: "Run 7 is going on" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Run 7" })).toBeVisible();
  });

  it("says what is not there", async () => {
    renderApp("/nowhere");
    expect(await screen.findByRole("heading", { name: "Page not found" })).toBeVisible();
  });

  it("survives a screen that fails, and says what is safe", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    server.use(http.get("/api/jobs", () => HttpResponse.json({ items: 1 })));
    renderApp("/jobs");
    expect(await screen.findByRole("heading", { name: "This page failed" })).toBeVisible();
    expect(screen.getByText(/Your saved data is unchanged/)).toBeVisible();
  });
});
