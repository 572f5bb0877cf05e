/** The live run from its first event to its end. */
import { act, screen, waitFor, within } from "@testing-library/react";
import { delay, HttpResponse, http } from "msw";
import { describe, expect, it, vi } from "vitest";
import type { RunStatus } from "@/api/types";
import { FakeEventSource } from "@/testing/fake-event-source";
import { aCompanyProgress, aPastRun, aRun } from "@/testing/fixtures";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

const RUN = "/sources/runs/7";

async function openStream() {
  await waitFor(() => expect(FakeEventSource.opened).toHaveLength(1));
  const source = FakeEventSource.newest();
  const send = (kind: "progress" | "complete", run: RunStatus, changes: unknown[] = []) =>
    act(() => source.send(kind, { ...run, changes }, "5-1"));
  return { source, send };
}

const finished = aRun({
  ...{ status: "finished", ready: 3, error: 1, new: 3, finished_at: "2025-11-04T09:05:00Z" },
  companies: [aCompanyProgress({ ready: 3, error: 1, pending: 0 })],
});

describe("the live run", () => {
  it("follows the stream to the end and leads to what came in", async () => {
    renderApp(RUN);
    expect(await screen.findByText("Saving 1 of 4")).toBeVisible();
    expect(screen.getByText("You can leave this page. The run continues.")).toBeVisible();
    const { send } = await openStream();
    send("progress", aRun({ ready: 2, companies: [aCompanyProgress({ ready: 2 })] }));
    expect(await screen.findByText("Saving 2 of 4")).toBeVisible();
    expect(screen.getByRole("progressbar", { name: "Postings done" })).toHaveAttribute(
      "aria-valuetext",
      "2 of 4 postings done",
    );
    send("complete", finished);
    expect(await screen.findByText("Done, 4 postings")).toBeVisible();
    expect(screen.getByRole("link", { name: "See 3 new postings" })).toHaveAttribute(
      "href",
      "/jobs?new=true",
    );
    expect(screen.getByText(/^It ended/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Stop" })).not.toBeInTheDocument();
  });

  it("does not call new what an older run has brought", async () => {
    server.use(
      http.get("/api/ingestion/status/7", () => HttpResponse.json(finished)),
      http.get("/api/ingestion/runs", () => HttpResponse.json([aPastRun({ run_id: 8 })])),
    );
    renderApp(RUN);
    expect(await screen.findByRole("link", { name: "See the postings" })).toHaveAttribute(
      "href",
      "/jobs",
    );
  });

  it("lists the postings that could not be read, with the reason", async () => {
    renderApp(RUN);
    const { send } = await openStream();
    const failure = {
      kind: "job",
      job_id: 3,
      company: "acme",
      external_id: "x3",
      title: "Data Engineer",
    };
    send("progress", aRun(), [{ ...failure, status: "error", error_message: "page answered 500" }]);
    const link = await screen.findByRole("link", { name: "Data Engineer" });
    expect(link.closest("li")).toHaveTextContent("Data Engineer, Acme. Page answered 500.");
  });

  it("draws a burst of news once, in its last state", async () => {
    const { client } = renderApp(RUN);
    const { source } = await openStream();
    let drawn = 0;
    client.getQueryCache().subscribe(({ type, query }) => {
      if (type === "updated" && query.queryKey[0] === "run") drawn += 1;
    });
    for (let ready = 1; ready <= 50; ready += 1) {
      const companies = [aCompanyProgress({ total: 60, ready })];
      source.send("progress", { ...aRun({ companies }), changes: [] }, `5-${ready}`);
    }
    expect(drawn).toBe(0);
    expect(await screen.findByText("Saving 50 of 60")).toBeVisible();
    expect(drawn).toBe(1);
  });

  it("says how long it will take yet once a fifth is done", async () => {
    const clock = vi.spyOn(Date, "now");
    renderApp(RUN);
    const { send } = await openStream();
    const at = (ready: number) => aRun({ total: 100, ready, error: 0, companies: [] });
    const begin = Date.now();
    clock.mockReturnValue(begin);
    send("progress", at(10));
    expect(await screen.findByText(/10 of 100 postings done\.$/, { selector: "p" })).toBeVisible();
    clock.mockReturnValue(begin + 60_000);
    send("progress", at(40));
    expect(await screen.findByText(/done, about 2 min left\.$/, { selector: "p" })).toBeVisible();
  });

  it("shows many failures in steps", async () => {
    renderApp(RUN);
    const { send } = await openStream();
    const failures = Array.from({ length: 120 }, (_, at) => ({
      ...{ kind: "job", job_id: at, company: "acme", external_id: `x${at}`, title: "" },
      ...{ status: "error", error_message: "page answered 500" },
    }));
    send("progress", aRun({ error: 120 }), failures);
    const region = await screen.findByRole("region", { name: /could not be read/ });
    await waitFor(() => expect(within(region).getAllByRole("listitem")).toHaveLength(50));
    expect(within(region).getByRole("button", { name: "Show more (70 left)" })).toBeVisible();
  });

  it("leads to the reasons of failures that came before the page was opened", async () => {
    server.use(http.get("/api/ingestion/status/7", () => HttpResponse.json(finished)));
    renderApp(RUN);
    const failures = await screen.findByRole("region", { name: /could not be read/ });
    expect(failures).toHaveTextContent("1 posting could not be read earlier in this run.");
  });

  it("says which board was not read wholly, and why", async () => {
    const companies = [
      aCompanyProgress({ state: "failed", reason: "board answered 404", total: 0 }),
    ];
    server.use(http.get("/api/ingestion/status/7", () => HttpResponse.json(aRun({ companies }))));
    renderApp(RUN);
    expect(
      await screen.findByText(
        "The board could not be read, so nothing of it was changed. Board answered 404.",
      ),
    ).toBeVisible();
  });

  it("offers to retry the companies that could not be read, once it is over", async () => {
    const unread = { state: "failed", reason: "board answered 404", total: 0 } as const;
    const companies = [aCompanyProgress(), aCompanyProgress({ company: "globex", ...unread })];
    server.use(
      http.get("/api/ingestion/status/7", () => HttpResponse.json({ ...finished, companies })),
    );
    renderApp(RUN);
    expect(await screen.findByRole("link", { name: "Retry 1 company" })).toHaveAttribute(
      "href",
      "/sources/runs/new?company=globex",
    );
  });

  it("keeps the last state while the connection is lost", async () => {
    renderApp(RUN);
    const { source } = await openStream();
    act(() => {
      source.breakOff();
      source.breakOff();
    });
    expect(screen.getByRole("alert")).toHaveTextContent("Connection lost.");
    expect(screen.getByText("Saving 1 of 4")).toBeVisible();
    act(() => source.accept());
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  it("stops the run when asked", async () => {
    let cancelled = 0;
    server.use(
      http.post("/api/ingestion/cancel/7", () => {
        cancelled += 1;
        return HttpResponse.json(aRun({ status: "cancelled" }));
      }),
    );
    const { user } = renderApp(RUN);
    await user.click(await screen.findByRole("button", { name: "Stop" }));
    expect(await screen.findByText(/^Stopped\./, { selector: "p" })).toBeVisible();
    expect(cancelled).toBe(1);
  });

  it("says that it is loading", async () => {
    server.use(
      http.get("/api/ingestion/status/7", async () => {
        await delay("infinite");
        return HttpResponse.json(aRun());
      }),
    );
    renderApp(RUN);
    expect(await screen.findByText("Loading the run")).toBeInTheDocument();
    expect(screen.getByRole("heading", { level: 1, name: "Run 7" })).toBeVisible();
  });

  it("says why it could not load and what is safe, and tries again", async () => {
    let isDown = true;
    server.use(
      http.get("/api/ingestion/status/7", () =>
        isDown ? HttpResponse.error() : HttpResponse.json(finished),
      ),
    );
    const { user } = renderApp(RUN);
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent(
      "Could not load this run. The server did not answer. A run goes on without this page.",
    );
    isDown = false;
    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    expect(await screen.findByText(/^Finished\. 3 new/, { selector: "p" })).toBeVisible();
  });

  it("goes on when it could not be stopped, and says why", async () => {
    server.use(http.post("/api/ingestion/cancel/7", () => problem(500, "The server failed.")));
    const { user } = renderApp(RUN);
    await user.click(await screen.findByRole("button", { name: "Stop" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "The run was not stopped. The server failed. A run goes on without this page.",
    );
    expect(screen.getByRole("button", { name: "Stop" })).toBeEnabled();
  });

  it("opens no stream for a run that is over", async () => {
    server.use(http.get("/api/ingestion/status/7", () => HttpResponse.json(finished)));
    renderApp(RUN);
    expect(await screen.findByText(/^Finished\. 3 new/, { selector: "p" })).toBeVisible();
    expect(FakeEventSource.opened).toHaveLength(0);
  });

  it.each([RUN, "/sources/runs/abc", "/sources/runs/-1"])(
    "says so when there is no %s",
    async (at) => {
      server.use(http.get("/api/ingestion/status/7", () => problem(404, "No such run.")));
      renderApp(at);
      expect(await screen.findByRole("alert")).toHaveTextContent(
        "There is no run at this address.",
      );
    },
  );
});
