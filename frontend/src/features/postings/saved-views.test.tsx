/** Searches kept under a name, and their feeds. */
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { SavedView, ViewDraft } from "@/api/types";
import { aView } from "@/testing/postings";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";
import { windowIsWide } from "@/testing/window";

let views: SavedView[] = [];
let hasFeed = false;

beforeEach(() => {
  windowIsWide(1280);
  views = [aView()];
  hasFeed = false;
  server.use(
    http.get("/api/views", () => HttpResponse.json(views)),
    http.post("/api/views", async ({ request }) => {
      const view = aView({ id: 9, new: 0, ...((await request.json()) as ViewDraft) });
      views = [...views, view];
      return HttpResponse.json(view, { status: 201 });
    }),
    http.delete("/api/views/:id", ({ params }) => {
      views = views.filter((view) => view.id !== Number(params.id));
      return new HttpResponse(null, { status: 204 });
    }),
    http.post("/api/views/:id/feed", () => {
      hasFeed = true;
      return HttpResponse.json({ path: "/api/feeds/s3cret.atom" }, { status: 201 });
    }),
    http.delete("/api/views/:id/feed", () => {
      hasFeed = false;
      return new HttpResponse(null, { status: 204 });
    }),
  );
});

const section = () => screen.findByRole("region", { name: "Saved views" });

describe("saved views", () => {
  it("lead to their search, with how many are new", async () => {
    const { user, router } = renderApp("/jobs");
    const view = await screen.findByRole("link", { name: "Backend, remote" });
    expect(view.closest("li")).toHaveTextContent("Backend, remote3 new");
    await user.click(view);
    await waitFor(() => expect(router.state.location.search).toBe("?q=backend&mode=remote"));
    expect(view).toHaveAttribute("aria-current", "true");
    expect(screen.getByLabelText("Search postings")).toHaveValue("backend");
  });

  it("are made of the search at hand, under a name that is offered", async () => {
    const { user } = renderApp("/jobs?mode=hybrid&sort=pay");
    await user.click(await screen.findByRole("button", { name: "Save view" }));
    const dialog = await screen.findByRole("dialog", { name: "Save this view" });
    const name = within(dialog).getByLabelText("Name");
    expect(name).toHaveValue("Hybrid");
    await user.clear(name);
    await user.click(within(dialog).getByRole("button", { name: "Save" }));
    expect(within(dialog).getByText(/^Give it a name/)).toBeVisible();
    await user.type(name, "Both{Enter}");
    expect(await screen.findByText("“Both” saved.")).toBeVisible();
    expect(views.at(-1)).toMatchObject({ name: "Both", query: "mode=hybrid&sort=pay" });
    expect(await within(await section()).findByRole("link", { name: "Both" })).toBeVisible();
  });

  it("say why one could not be saved, and keep what was typed", async () => {
    server.use(http.post("/api/views", () => problem(409, "There is a view of this name.")));
    const { user } = renderApp("/jobs?mode=hybrid");
    await user.click(await screen.findByRole("button", { name: "Save view" }));
    await user.click(await screen.findByRole("button", { name: "Save" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("There is a view of this name.");
    expect(screen.getByLabelText("Name")).toHaveValue("Hybrid");
  });

  it("can be deleted, and had again", async () => {
    const { user } = renderApp("/jobs");
    await user.click(
      await screen.findByRole("button", { name: "Delete the view Backend, remote" }),
    );
    expect(await screen.findByText("“Backend, remote” deleted.")).toBeVisible();
    expect(await screen.findByText(/^None yet\./)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByRole("link", { name: "Backend, remote" })).toBeVisible();
  });

  it("say why they could not be loaded, and why one could not be deleted", async () => {
    server.use(http.delete("/api/views/:id", () => problem(503, "The database is busy.")));
    const { user } = renderApp("/jobs");
    await user.click(await screen.findByRole("button", { name: /^Delete the view/ }));
    expect(
      await screen.findByText("“Backend, remote” could not be deleted. The database is busy."),
    ).toBeVisible();
    server.use(http.get("/api/views", () => HttpResponse.error()));
  });
});

describe("the feed of a view", () => {
  it("has an address that is shown once, and can be revoked", async () => {
    const { user } = renderApp("/jobs");
    await user.click(await screen.findByRole("button", { name: "Feed of Backend, remote" }));
    const dialog = await screen.findByRole("dialog", { name: "Feed of “Backend, remote”" });
    await user.click(within(dialog).getByRole("button", { name: "Make an address" }));
    expect(await within(dialog).findByLabelText("Address of the feed")).toHaveValue(
      `${window.location.origin}/api/feeds/s3cret.atom`,
    );
    await user.click(within(dialog).getByRole("button", { name: "Copy" }));
    expect(await within(dialog).findByText("Copied.")).toBeVisible();
    expect(await navigator.clipboard.readText()).toContain("/api/feeds/s3cret.atom");
    await user.click(within(dialog).getByRole("button", { name: "Revoke the address" }));
    expect(await within(dialog).findByText(/^Revoked\./)).toBeVisible();
    expect(hasFeed).toBe(false);
    expect(within(dialog).queryByLabelText("Address of the feed")).not.toBeInTheDocument();
  });

  it("that exists already tells no address, and says why one could not be made", async () => {
    views = [aView({ feed: true })];
    server.use(http.post("/api/views/:id/feed", () => problem(503, "The database is busy.")));
    const { user } = renderApp("/jobs");
    await user.click(await screen.findByRole("button", { name: /^Feed of/ }));
    expect(await screen.findByText(/Its address was shown once/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Make a new address" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The database is busy.");
  });
});
