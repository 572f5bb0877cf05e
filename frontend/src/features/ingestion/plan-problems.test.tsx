/** What the preview says of boards that were not read completely. */
import { screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { answerDryRun, failedPlan } from "@/testing/dry-run";
import { aPlan } from "@/testing/fixtures";
import { renderApp } from "@/testing/render-app";
import { server } from "@/testing/server";

const PREVIEW = "/sources/runs/new";

/** The list of what was not read completely, once it is of so many companies. */
async function openProblems(user: UserEvent, companies: string): Promise<HTMLElement> {
  const name = `Not read completely: ${companies}`;
  const problems = await screen.findByRole("region", { name });
  await user.click(within(problems).getByRole("heading", { name }));
  return problems;
}

describe("the problems of a plan", () => {
  it("puts the boards that were not read on top, with their reasons, and lets the others start", async () => {
    const partial = aPlan({ state: "partial", reason: "30 seconds were over", advertised: 90 });
    answerDryRun({ acme: partial, netflix: failedPlan });
    const { user } = renderApp(PREVIEW);
    const problems = await openProblems(user, "2 companies");
    expect(within(problems).getByText(/30 seconds were over/i)).toBeVisible();
    expect(problems).toHaveTextContent(
      "Netflix could not be read, so nothing of it changes. The board answered 500 three times.",
    );
    expect(screen.getByText("Not read. The board answered 500 three times.")).toBeVisible();
    expect(screen.getByText(/the board names 90/)).toBeVisible();
    expect(screen.getByRole("button", { name: /Start ingestion/ })).toBeEnabled();
  });

  it("makes no problem of a reading that only the user's own words narrowed", async () => {
    answerDryRun({ acme: aPlan({ state: "partial", reason: "narrowed", narrowed: true }) });
    const { user } = renderApp(PREVIEW);
    expect(await screen.findByText("Every board answered.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Acme" }));
    expect(screen.getByText(/^Searched with your words; what other words/)).toBeVisible();
  });

  it("keeps the place of every row and of the problems while it asks", async () => {
    answerDryRun({ acme: aPlan(), netflix: failedPlan });
    let letAnswer = () => {};
    const mayAnswer = new Promise<void>((done) => {
      letAnswer = done;
    });
    server.use(
      http.post("/api/ingestion/dry-run", async ({ request }) => {
        const name = new URL(request.url).searchParams.get("company") ?? "";
        if (name === "netflix") await mayAnswer;
        return HttpResponse.json({ [name]: name === "netflix" ? failedPlan : aPlan() });
      }),
    );
    renderApp(PREVIEW);
    expect(await screen.findByText(/^2 kept of 3 read/)).toBeVisible();
    expect(screen.getByText("No problems so far.")).toBeVisible();
    expect(screen.getByText("Asking the board…")).toBeVisible();
    letAnswer();
    const problems = await screen.findByRole("region", {
      name: "Not read completely: 1 company",
    });
    // It opens when one wants it to; by itself it would push away what is being read.
    expect(within(problems).queryByRole("button", { name: /^Ask again/ })).not.toBeVisible();
  });

  it("asks one board again without asking the others", async () => {
    const asked = answerDryRun({ acme: aPlan(), netflix: failedPlan });
    const { user } = renderApp(PREVIEW);
    await openProblems(user, "1 company");
    await user.click(screen.getByRole("button", { name: "Ask again: Netflix" }));
    expect(screen.getByRole("heading", { level: 1 })).toHaveFocus();
    await waitFor(() => expect(asked.toSorted()).toEqual(["acme", "netflix", "netflix"]));
  });

  it("shows many problems in steps", async () => {
    const broken = Array.from({ length: 12 }, (_, at) => [`co-${at}`, failedPlan] as const);
    answerDryRun({ acme: aPlan(), ...Object.fromEntries(broken) });
    const { user } = renderApp(PREVIEW);
    const problems = await openProblems(user, "12 companies");
    await user.click(await within(problems).findByRole("button", { name: "Show more (2 left)" }));
    expect(within(problems).getAllByRole("button", { name: /^Ask again: / })).toHaveLength(12);
  });
});
