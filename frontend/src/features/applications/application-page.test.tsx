/** One application: what is shown of it, moving, editing, deleting and bringing back. */
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import type { Application } from "@/api/types";
import { anApplication, anEvent } from "@/testing/applications";
import { aDrift } from "@/testing/documents";
import { keepApplications } from "@/testing/kept-applications";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

function show(over: Partial<Application> = {}, query = "") {
  server.use(http.get("/api/applications/5", () => HttpResponse.json(anApplication(over))));
  return renderApp(`/applications/5${query}`);
}

describe("an application", () => {
  it("shows where it stands, and the posting as it was kept", async () => {
    const copy = { ...anApplication().copy, frozen: true } as Application["copy"];
    show({ stage: "applied", applied_at: "2025-11-05T09:00:00Z", copy, tags: ["remote"] });
    expect(await screen.findByText("warehouse")).toBeVisible();
    expect(document.title).toBe("Data Engineer · Acme · Job Hunt Tracker");
    expect(screen.getByRole("heading", { name: "The posting as you applied to it" })).toBeVisible();
    const facts = screen.getByRole("region", { name: "Facts" });
    expect(within(facts).getByText("Applied").parentElement).toHaveTextContent("5 Nov 2025");
    expect(within(facts).getByText("Tags").parentElement).toHaveTextContent("remote");
    expect(screen.getByRole("link", { name: "See it in Jobs" })).toHaveAttribute(
      "href",
      "/jobs/11",
    );
  });

  it("says that the posting was changed and closed since", async () => {
    const closed_at = `${new Date().getFullYear()}-01-09T12:00:00Z`;
    const times = { closed_at, closed_reason: null, last_seen_at: closed_at };
    const posting_now = { status: "closed", ...times } as const;
    show({ changed: true, posting_now });
    expect(await screen.findByText(/says something else now/)).toBeVisible();
    expect(screen.getByText(/^The posting was closed/)).toHaveTextContent("9 Jan");
  });

  it("shows by field and by word what was changed since one applied", async () => {
    const { user, router } = show({ changed: true });
    await user.click(await screen.findByRole("link", { name: "See what was changed" }));
    const section = await screen.findByRole("region", {
      name: "What was changed since you applied",
    });
    expect(router.state.location.search).toBe("?tab=changes");
    expect(section).toHaveTextContent("Pay$90,000 → Not listed");
    const [struck, underlined] = ["lake.", "warehouse."].map((word) =>
      within(section).getByText(word, { exact: false, selector: "del, ins" }),
    );
    expect(struck?.tagName).toBe("DEL");
    expect(underlined?.tagName).toBe("INS");
    expect(screen.getByRole("tab", { name: "Changed since", selected: true })).toBeVisible();
  });

  it("says that the posting says again what it said, and what failed when that is not known", async () => {
    const same = aDrift({ fields: [], words: [] });
    server.use(http.get("/api/applications/5/changes", () => problem(500, "Busy.")));
    const { user } = show({ changed: true }, "?tab=changes");
    expect(await screen.findByRole("alert")).toHaveTextContent("is kept with this application");
    server.use(http.get("/api/applications/5/changes", () => HttpResponse.json(same)));
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText(/^It says again/)).toBeVisible();
  });

  it("has nothing to say of changes while there are none", async () => {
    show({ changed: false }, "?tab=changes");
    expect(await screen.findByRole("tab", { name: "Overview", selected: true })).toBeVisible();
    expect(screen.queryByRole("tab", { name: "Changed since" })).not.toBeInTheDocument();
  });

  it("shows hostile markup as nothing or as text", async () => {
    const copy = {
      ...anApplication().copy,
      description: "<p>Calm<img src=x onerror=alert(1)><script>alert(1)</script></p>",
    } as Application["copy"];
    show({ copy, title: "<b>x</b>", url: "javascript:alert(1)" });
    expect(await screen.findByText("Calm")).toBeVisible();
    expect(document.querySelector("img, script")).toBeNull();
    expect(screen.queryByRole("link", { name: "Open posting" })).not.toBeInTheDocument();
  });

  it("is moved by its button and by digits", async () => {
    const sent = keepApplications([anApplication()]);
    const { user } = renderApp("/applications/5");
    await user.click(await screen.findByRole("button", { name: "Move" }));
    const menu = screen.getByRole("dialog", { name: "Move to…" });
    await user.click(within(menu).getByRole("button", { name: /Closed/ }));
    expect(within(menu).queryByRole("button", { name: /Accepted/ })).not.toBeInTheDocument();
    await user.click(within(menu).getByRole("button", { name: "Cancel" }));
    await user.keyboard("4");
    await screen.findByText("Moved “Data Engineer” to Interview.");
    expect(sent.map(({ body }) => body)).toEqual([{ stage: "interview" }]);
  });

  it("is moved at the date that was given", async () => {
    const sent = keepApplications([anApplication()]);
    const { user } = renderApp("/applications/5");
    await user.click(await screen.findByRole("button", { name: "Move" }));
    const when = screen.getByLabelText("When it happened");
    await user.clear(when);
    await user.type(when, "2025-11-10");
    await user.click(screen.getByRole("button", { name: /Applied/ }));
    await waitFor(() =>
      expect(sent[0]?.body).toEqual({
        ...{ stage: "applied", at: new Date(2025, 10, 10, 12).toISOString() },
      }),
    );
  });

  it("is changed in a form, which keeps what was typed when the server refuses", async () => {
    const sent: unknown[] = [];
    server.use(
      http.patch("/api/applications/5", async ({ request }) => {
        sent.push(await request.json());
        return sent.length === 1
          ? problem(422, "Bad currency.")
          : HttpResponse.json(anApplication({ title: "Lead Engineer", version: 2 }));
      }),
    );
    const { user } = show();
    await user.click(await screen.findByRole("button", { name: "Edit" }));
    const form = screen.getByRole("form", { name: "Edit the application" });
    await user.clear(within(form).getByLabelText("Title"));
    await user.click(within(form).getByRole("button", { name: "Save" }));
    expect(within(form).getByText("Title is missing.")).toBeVisible();
    await user.type(within(form).getByLabelText("Title"), "Lead Engineer");
    await user.click(within(form).getByRole("button", { name: "Save" }));
    expect(await within(form).findByRole("alert")).toHaveTextContent("Bad currency.");
    await user.click(within(form).getByRole("button", { name: "Save" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Lead Engineer" })).toBeVisible();
    expect(sent[1]).toMatchObject({ title: "Lead Engineer", tags: [], offer_deadline: null });
  });

  it("is deleted, and comes back with undo", async () => {
    keepApplications([anApplication()]);
    const { user, router } = renderApp("/applications/5");
    await user.click(await screen.findByRole("button", { name: "Delete" }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/applications"));
    expect(await screen.findByText(/^No applications yet/)).toBeVisible();
    await user.keyboard("u");
    expect(await screen.findByRole("link", { name: "Data Engineer" })).toBeVisible();
  });

  it("that was deleted can be restored where it was", async () => {
    const undone: string[] = [];
    server.use(
      http.post("/api/timeline/:id/undo", ({ params }) => {
        undone.push(String(params.id));
        return HttpResponse.json({ event: 43, application: anApplication() });
      }),
    );
    const { user } = show({ deleted_at: "2025-11-20T12:00:00Z", undo: 42 });
    await user.click(await screen.findByRole("button", { name: "Restore" }));
    await waitFor(() => expect(undone).toEqual(["42"]));
  });

  it("tells what happened to it, takes it back, and dates it anew", async () => {
    const dated: unknown[] = [];
    const moved = anEvent({ kind: "moved", data: { stage: "applied" } });
    server.use(
      http.get("/api/applications/5/timeline", () =>
        HttpResponse.json({ items: [moved], next: null }),
      ),
      http.post("/api/timeline/41/date", async ({ request }) => {
        dated.push(await request.json());
        return HttpResponse.json(anApplication());
      }),
    );
    const { user } = show({}, "?tab=timeline");
    await user.click(
      await screen.findByRole("button", {
        name: "Change date: Moved to Applied, Data Engineer",
      }),
    );
    const box = screen.getByLabelText("Date and time");
    expect(box).toHaveFocus();
    await user.clear(box);
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(screen.getByText("Give a date and a time.")).toBeVisible();
    await user.type(box, "2025-11-03T08:15");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Date changed.")).toBeVisible();
    expect(dated).toEqual([{ at: new Date(2025, 10, 3, 8, 15).toISOString() }]);
  });

  it.each(["/applications/5", "/applications/abc"])("says so when there is no %s", async (at) => {
    server.use(http.get("/api/applications/5", () => problem(404, "None.")));
    renderApp(at);
    expect(await screen.findByRole("alert")).toHaveTextContent("There is no application");
    expect(screen.getByRole("link", { name: "Back to the applications" })).toBeVisible();
  });
});
