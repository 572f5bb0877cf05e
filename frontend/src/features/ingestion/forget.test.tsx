/** A run that ends while one looks at something else. */
import { act, screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { keys } from "@/api/keys";
import { hasEnded } from "@/features/ingestion/forget";
import { aPastRun } from "@/testing/fixtures";
import { aJob, aJobPage } from "@/testing/postings";
import { renderApp } from "@/testing/render-app";
import { server } from "@/testing/server";

const goingOn = aPastRun({ run_id: 7, status: "ingesting", finished_at: null });
const ended = aPastRun({ run_id: 7 });

it("brings its postings into the list that is on screen", async () => {
  let isOver = false;
  server.use(
    http.get("/api/ingestion/runs", () => HttpResponse.json([isOver ? ended : goingOn])),
    http.get("/api/jobs", () => {
      const items = [aJob(), ...(isOver ? [aJob({ id: 12, title: "Site Engineer" })] : [])];
      return HttpResponse.json(aJobPage(items));
    }),
  );
  const { client } = renderApp("/jobs");
  await screen.findByRole("link", { name: "Data Engineer" });
  await screen.findByRole("link", { name: "Run 7 is going on" });
  isOver = true;
  await act(() => client.refetchQueries({ queryKey: keys.runs }));
  expect(await screen.findByRole("link", { name: "Site Engineer" })).toBeVisible();
});

it("has not ended when it was over before, goes on, or is another one", () => {
  expect(hasEnded([goingOn], [ended])).toBe(true);
  expect(hasEnded([], [ended])).toBe(false);
  expect(hasEnded([ended], [ended])).toBe(false);
  expect(hasEnded([goingOn], [goingOn])).toBe(false);
  expect(hasEnded([goingOn], [aPastRun({ run_id: 8 })])).toBe(false);
});
