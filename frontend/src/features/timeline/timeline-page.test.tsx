/** The overall timeline: what it says, what narrows it, and taking things back. */
import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { anApplication, anEvent } from "@/testing/applications";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

describe("the timeline", () => {
  it("tells what happened and to what, runs too, and goes on", async () => {
    const moved = anEvent({
      kind: "moved",
      data: { stage: "offer" },
      at: new Date().toISOString(),
    });
    const run = anEvent({ id: 3, kind: "run", application: null, undoable: false, by: "system" });
    server.use(
      http.get("/api/timeline", ({ request }) =>
        new URL(request.url).searchParams.get("after") === "n"
          ? HttpResponse.json({ items: [anEvent({ id: 1 })], next: null })
          : HttpResponse.json({ items: [moved, run], next: "n" }),
      ),
    );
    const { user } = renderApp("/timeline");
    expect(await screen.findByRole("region", { name: "This week" })).toHaveTextContent(
      "Moved to OfferAcme, Data Engineer",
    );
    expect(screen.getByRole("link", { name: "Run 3" })).toHaveAttribute("href", "/sources/runs/3");
    await user.click(screen.getByRole("button", { name: "Load more" }));
    expect(await screen.findByText("Added")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Load more" })).not.toBeInTheDocument();
  });

  it("takes a thing back, and the taking back too", async () => {
    const undone: string[] = [];
    server.use(
      http.post("/api/timeline/:id/undo", ({ params }) => {
        undone.push(String(params.id));
        return HttpResponse.json({ event: 99, application: anApplication() });
      }),
    );
    const { user } = renderApp("/timeline");
    await user.click(await screen.findByRole("button", { name: "Undo: Added, Data Engineer" }));
    expect(await screen.findByText("Undone: Added, Data Engineer.")).toBeVisible();
    await user.keyboard("u");
    expect(await screen.findByText("Back again: Added, Data Engineer.")).toBeVisible();
    expect(undone).toEqual(["41", "99"]);
  });

  it("says why something could not be taken back", async () => {
    server.use(http.post("/api/timeline/:id/undo", () => problem(409, "Too late.")));
    const { user } = renderApp("/timeline");
    await user.click(await screen.findByRole("button", { name: /^Undo/ }));
    expect(await screen.findByText("It was not undone. Too late.")).toBeVisible();
  });

  it("is narrowed by kind and company, which stand in the address", async () => {
    const asked: string[] = [];
    server.use(
      http.get("/api/timeline", ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json({ items: [], next: null });
      }),
    );
    const { user, router } = renderApp("/timeline?kind=note");
    expect(await screen.findByText("Nothing of this kind has happened.")).toBeVisible();
    expect(asked).toEqual(["?kind=note_saved&kind=note_removed"]);
    await user.type(screen.getByLabelText("Company"), "Acme");
    await waitFor(() => expect(router.state.location.search).toBe("?kind=note&company=Acme"));
    await user.click(screen.getByRole("button", { name: "Show everything" }));
    expect(await screen.findByText(/^Nothing has happened yet/)).toBeVisible();
  });

  it("tells of one day, which begins where this device is", async () => {
    const asked: string[] = [];
    server.use(
      http.get("/api/timeline", ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json({ items: [], next: null });
      }),
    );
    const { user, router } = renderApp("/timeline?day=2025-11-04");
    expect(await screen.findByLabelText("Day")).toHaveValue("2025-11-04");
    const zone = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone);
    await waitFor(() => expect(asked).toEqual([`?day=2025-11-04&zone=${zone}`]));
    await user.click(await screen.findByRole("button", { name: "Show everything" }));
    await waitFor(() => expect(router.state.location.search).toBe(""));
  });

  it("passes over a day that there is not", async () => {
    const asked: string[] = [];
    server.use(
      http.get("/api/timeline", ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json({ items: [], next: null });
      }),
    );
    renderApp("/timeline?day=2025-02-30");
    expect(await screen.findByText(/^Nothing has happened yet/)).toBeVisible();
    expect(asked).toEqual([""]);
  });

  it("says why it could not load", async () => {
    server.use(http.get("/api/timeline", () => problem(503, "Busy.")));
    renderApp("/timeline");
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Could not load the timeline. Busy.",
    );
  });
});
