/** The posting page, also for postings that are closed, unread, missing or hostile. */
import { screen, within } from "@testing-library/react";
import { delay, HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import type { JobDetail } from "@/api/types";
import { aDetail } from "@/testing/fixtures";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

function showJob(over: Partial<JobDetail>) {
  server.use(http.get("/api/jobs/11", () => HttpResponse.json(aDetail(over))));
  return renderApp("/jobs/11");
}

describe("the posting page", () => {
  it("shows the text, the facts and where they come from", async () => {
    const { user } = showJob({});
    expect(await screen.findByText("warehouse")).toBeVisible();
    expect(document.title).toBe("Data Engineer · Acme · Job Hunt Tracker");
    expect(screen.getByText(/^Open .* days · not edited since$/)).toBeVisible();
    const facts = screen.getByRole("region", { name: "Facts" });
    expect(within(facts).getByText("Oslo")).toBeVisible();
    expect(within(facts).getByText("Pay").parentElement).toHaveTextContent("PayNot listed");
    await user.click(screen.getByText("Where each fact comes from"));
    expect(screen.getByRole("row", { name: "Title Data Engineer JSON-LD title" })).toBeVisible();
    expect(screen.getByText(/Version 1/)).toBeVisible();
  });

  it("says the employment type in words, and as it was read where the sources stand", async () => {
    const fact = { name: "employment_type", value: "FULL_TIME", source: "JSON-LD employmentType" };
    const { user } = showJob({ type: "FULL_TIME", facts: [fact] });
    expect(await screen.findByText("Full time")).toBeVisible();
    await user.click(screen.getByText("Where each fact comes from"));
    expect(
      screen.getByRole("row", { name: "Employment type FULL_TIME JSON-LD employmentType" }),
    ).toBeVisible();
  });

  it("writes the pay as everywhere, with the site's own words under it", async () => {
    const text = "$71900 - $114200 (USD)";
    const yearly = { yearly_min: 71_900, yearly_max: 114_200 };
    showJob({ pay: { min: 71_900, max: 114_200, currency: "USD", period: "year", text, ...yearly } });
    const facts = await screen.findByRole("region", { name: "Facts" });
    expect(within(facts).getByText("Pay").parentElement).toHaveTextContent(
      "PayUS$71,900–114,200 a yearAs stated: “$71900 - $114200 (USD)”",
    );
  });

  it("shows hostile markup as nothing or as text", async () => {
    showJob({
      title: "<img src=x onerror=alert(1)>",
      url: "javascript:alert(1)",
      description: "<p>Calm<img src=x onerror=alert(1)><script>alert(1)</script></p>",
      facts: [{ name: "x", value: "<b>bold</b>", source: "<i>" }],
    });
    expect(await screen.findByText("Calm")).toBeVisible();
    expect(document.querySelector("img, script, b")).toBeNull();
    expect(screen.queryByRole("link", { name: "Open posting" })).not.toBeInTheDocument();
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("<img src=x onerror=");
  });

  it("says that it is our copy when the posting is closed", async () => {
    const year = new Date().getFullYear();
    const closed_at = `${year}-01-09T12:00:00Z`;
    showJob({ status: "closed", closed_at, closed_reason: "the page answered 404" });
    expect(await screen.findByText(/No longer on the board since/)).toHaveTextContent(
      "No longer on the board since 9 Jan. The page answered 404. This is our saved copy.",
    );
  });

  it("does not say twice that the board shows it no more", async () => {
    const closed_at = `${new Date().getFullYear()}-01-09T12:00:00Z`;
    showJob({ status: "closed", closed_at, closed_reason: "No longer on the company's board." });
    expect(await screen.findByText(/No longer on the board since/)).toHaveTextContent(
      /^No longer on the board since 9 Jan\. This is our saved copy\.$/,
    );
  });

  it("says that the text is still to come, or that there was none", async () => {
    showJob({ description: "", state: "pending" });
    expect(await screen.findByText(/has not been read yet/)).toBeVisible();
  });

  it("lists the versions with the size of each change", async () => {
    const seen_at = "2025-11-05T09:00:00Z";
    const versions = [3, 2, 1].map((number) => ({
      ...{ number, seen_at, distance: [null, 0, 17][number - 1] ?? null },
    }));
    showJob({ versions });
    const rows = within(await screen.findByRole("region", { name: "Versions" })).getAllByRole(
      "listitem",
    );
    expect(rows.map((row) => row.textContent?.split(": ").at(-1))).toEqual([
      "edited, size of the change 17 of 64",
      "edited, a small change (0 of 64)",
      "first seen",
    ]);
  });

  it("says that it is loading", async () => {
    server.use(
      http.get("/api/jobs/11", async () => {
        await delay("infinite");
        return HttpResponse.json({});
      }),
    );
    renderApp("/jobs/11");
    expect(await screen.findByText("Loading the posting")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Back to the postings" })).toBeVisible();
  });

  it("says that no text was found", async () => {
    showJob({ description: "<div> </div>" });
    expect(await screen.findByText("No text was found on this posting's page.")).toBeVisible();
  });

  it.each(["/jobs/11", "/jobs/abc", "/jobs/0"])("says so when there is no %s", async (address) => {
    server.use(http.get("/api/jobs/11", () => problem(404, "No such posting.")));
    renderApp(address);
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "There is no posting at this address.",
    );
    expect(screen.getByRole("link", { name: "Back to the postings" })).toBeVisible();
  });

  it("says why it could not load, and tries again", async () => {
    let isDown = true;
    server.use(
      http.get("/api/jobs/11", () =>
        isDown ? HttpResponse.error() : HttpResponse.json(aDetail()),
      ),
    );
    const { user } = renderApp("/jobs/11");
    expect(await screen.findByRole("alert")).toHaveTextContent("The server did not answer.");
    isDown = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("warehouse")).toBeVisible();
  });
});
