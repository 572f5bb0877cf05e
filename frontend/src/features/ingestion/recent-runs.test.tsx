/** The latest runs in each of their states. */
import { screen, within } from "@testing-library/react";
import { delay, HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { aPastRun } from "@/testing/fixtures";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

const RUNS = "/api/ingestion/runs";
const section = () => screen.findByRole("region", { name: "Recent runs" });

describe("the recent runs", () => {
  it("say what each brought, and lead to it", async () => {
    server.use(http.get(RUNS, () => HttpResponse.json([aPastRun({ error: 2, changed: 1 })])));
    renderApp("/sources");
    const row = (await within(await section()).findByRole("link", { name: "Run 6" })).closest("li");
    expect(row).toHaveTextContent("Finished.4 new, 1 changed, 2 failed");
    expect(screen.getByRole("link", { name: "Run 6" })).toHaveAttribute("href", "/sources/runs/6");
  });

  it("are loading", async () => {
    server.use(
      http.get(RUNS, async () => {
        await delay("infinite");
        return HttpResponse.json([]);
      }),
    );
    renderApp("/sources");
    expect(await within(await section()).findByRole("status")).toHaveTextContent("Recent runs");
  });

  it("say what to do before the first", async () => {
    server.use(http.get(RUNS, () => HttpResponse.json([])));
    renderApp("/sources");
    const text = "No runs yet. Preview first, then start.";
    expect(await within(await section()).findByText(text)).toBeVisible();
  });

  it("fail alone, and are asked for again", async () => {
    let isDown = true;
    server.use(
      http.get(RUNS, () =>
        isDown ? problem(503, "The database is busy.") : HttpResponse.json([aPastRun()]),
      ),
    );
    const { user } = renderApp("/sources");
    const alert = await within(await section()).findByRole("alert");
    expect(alert).toHaveTextContent("Could not load the runs. The database is busy.");
    isDown = false;
    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    expect(await within(await section()).findByRole("link", { name: "Run 6" })).toBeVisible();
  });
});
