/** The start: first steps, what needs one, putting it off, what is new and what is coming up. */
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import type { Today } from "@/api/types";
import { aNeed, anApplication, anInterview, aToday } from "@/testing/applications";
import { aJob, aJobPage } from "@/testing/postings";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

function todayIs(over: Partial<Today>) {
  server.use(http.get("/api/today", () => HttpResponse.json(aToday(over))));
}

describe("the start", () => {
  it("says what needs one, and leads to where each thing is done", async () => {
    todayIs({
      needs: [
        aNeed({ ...{ key: "i", kind: "interview", action: "prepare", text: "Final" } }),
        aNeed({ key: "c", kind: "posting_changed", action: "see_changes" }),
        aNeed({ key: "r", kind: "run_failed", action: "open_run", application: null, item_id: 9 }),
      ],
    });
    renderApp("/");
    expect(await screen.findByText(/^3 things need you\./)).toBeVisible();
    const needs = screen.getByRole("list", { name: "Needs you" });
    expect(
      within(needs).getByRole("link", { name: "Prepare: Interview: Final, Data Engineer" }),
    ).toHaveAttribute("href", "/applications/5?tab=interviews");
    expect(within(needs).getByRole("link", { name: /^See what changed/ })).toHaveAttribute(
      "href",
      "/applications/5?tab=changes",
    );
    expect(within(needs).getByRole("link", { name: /^Open the run/ })).toHaveAttribute(
      "href",
      "/sources/runs/9",
    );
  });

  it("marks a reminder as done on the spot, and closes what nobody answered", async () => {
    const sent: [string, unknown][] = [];
    todayIs({
      needs: [aNeed(), aNeed({ key: "n", kind: "no_response", action: "close_no_response" })],
    });
    server.use(
      http.post("/api/applications/5/:what", async ({ request }) => {
        sent.push([new URL(request.url).pathname, await request.json()]);
        return HttpResponse.json(anApplication());
      }),
      http.post("/api/applications/5/reminders/3/done", ({ request }) => {
        sent.push([new URL(request.url).pathname, null]);
        return HttpResponse.json(anApplication());
      }),
    );
    const { user } = renderApp("/");
    await user.click(await screen.findByRole("button", { name: /^Done: Ask again/ }));
    expect(await screen.findByText("Done: Ask again, Data Engineer.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: /^Close: no response/ }));
    await waitFor(() =>
      expect(sent).toEqual([
        ["/api/applications/5/reminders/3/done", null],
        ["/api/applications/5/move", { stage: "closed", outcome: "no_response" }],
      ]),
    );
  });

  it("puts a thing off, and takes that back", async () => {
    const put: unknown[] = [];
    server.use(
      http.post("/api/today/:way", async ({ request, params }) => {
        put.push([params.way, await request.json()]);
        const key = "reminder:3:1";
        return params.way === "snooze"
          ? HttpResponse.json({ key, until: "2025-11-27T12:00:00Z" })
          : new HttpResponse(null, { status: 204 });
      }),
    );
    const { user } = renderApp("/");
    await user.click(await screen.findByRole("button", { name: /^Snooze 1 week: Ask again/ }));
    expect(await screen.findByText(/^Put off for a week: Ask again/)).toBeVisible();
    await user.keyboard("u");
    await waitFor(() =>
      expect(put).toEqual([
        ["snooze", { key: "reminder:3:1" }],
        ["unsnooze", { key: "reminder:3:1" }],
      ]),
    );
  });

  it("shows seven things, and the others on demand", async () => {
    todayIs({ needs: Array.from({ length: 9 }, (_, at) => aNeed({ key: `reminder:${at}` })) });
    const { user } = renderApp("/");
    const needs = await screen.findByRole("list", { name: "Needs you" });
    expect(within(needs).getAllByRole("listitem")).toHaveLength(7);
    await user.click(screen.getByRole("button", { name: "Show all 9" }));
    expect(within(needs).getAllByRole("listitem")).toHaveLength(9);
  });

  it("says that nothing needs one, what waits in Jobs, and what is coming up", async () => {
    const application = {
      id: 5,
      company: "Acme",
      title: "Data Engineer",
      stage: "interview",
    } as const;
    todayIs({ needs: [], week: [{ ...anInterview(), application, text: "Final" }] });
    server.use(
      http.get("/api/jobs", () =>
        HttpResponse.json(aJobPage([aJob({ new: true, title: "Cook" })])),
      ),
    );
    renderApp("/");
    expect(await screen.findByText(/1 new posting is waiting in Jobs\.$/)).toBeVisible();
    expect(screen.getByRole("link", { name: "Cook" })).toHaveAttribute("href", "/jobs/11");
    const week = screen.getByRole("region", { name: "This week" });
    expect(within(week).getByText(/Final · Third floor$/)).toBeVisible();
  });

  it("begins with three steps, each a link, ticked when done", async () => {
    todayIs({ needs: [] });
    server.use(http.get("/api/ingestion/runs", () => HttpResponse.json([])));
    renderApp("/");
    const steps = await screen.findByRole("region", { name: "Three steps to begin" });
    const [companies, , preview] = within(steps).getAllByRole("listitem");
    expect(companies).toHaveTextContent("Done");
    expect(preview).not.toHaveTextContent("Done");
    expect(within(steps).getByRole("link", { name: "Preview a run" })).toHaveAttribute(
      "href",
      "/sources/runs/new",
    );
  });

  it("says why it could not load", async () => {
    server.use(http.get("/api/today", () => problem(503, "Busy.")));
    renderApp("/");
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Could not load what needs you. Busy.",
    );
  });
});
