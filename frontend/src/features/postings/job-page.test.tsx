/** The posting page, also for postings that are closed, unread, missing or hostile. */
import { act, screen, waitFor, within } from "@testing-library/react";
import { delay, HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import type { JobDetail } from "@/api/types";
import { aDetail } from "@/testing/postings";
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
    await user.click(screen.getByText("More facts, and where each was read"));
    expect(screen.getByRole("row", { name: "Title Data Engineer JSON-LD title" })).toBeVisible();
  });

  it("says the employment type in words, and as it was read where the sources stand", async () => {
    const fact = { name: "employment_type", value: "FULL_TIME", source: "JSON-LD employmentType" };
    const { user } = showJob({ type: "FULL_TIME", facts: [fact] });
    expect(await screen.findByText("Full time")).toBeVisible();
    await user.click(screen.getByText("More facts, and where each was read"));
    expect(
      screen.getByRole("row", { name: "Employment type FULL_TIME JSON-LD employmentType" }),
    ).toBeVisible();
  });

  it("writes the pay as everywhere, with the site's own words under it", async () => {
    const text = "$71900 - $114200 (USD)";
    const yearly = { yearly_min: 71_900, yearly_max: 114_200 };
    showJob({
      pay: { min: 71_900, max: 114_200, currency: "USD", period: "year", text, ...yearly },
    });
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

  it("says level, years, visa and language where they are stated, and what is not listed", async () => {
    const stated = { level: "senior", years: 5, visa: "refused", language: "de" };
    const { user } = showJob({ ...stated, department: null });
    const facts = await screen.findByRole("region", { name: "Facts" });
    await user.click(screen.getByText("More facts, and where each was read"));
    const said = (label: string) => within(facts).getByText(label).parentElement?.textContent;
    expect([said("Level"), said("Years asked"), said("Visa"), said("Team")]).toEqual([
      ...["LevelSenior", "Years asked5 years or more", "VisaNo sponsorship", "TeamNot listed"],
    ]);
    expect(said("Language")).toBe("LanguageGerman");
  });

  it("goes back to the list as it was, also with Escape", async () => {
    const { router, user } = showJob({});
    await screen.findByText("warehouse");
    await act(() => router.navigate("/jobs/11", { state: { cameFrom: "?q=go" } }));
    expect(screen.getByRole("link", { name: "Back to the postings" })).toHaveAttribute(
      "href",
      "/jobs?q=go",
    );
    await user.keyboard("{Escape}");
    await waitFor(() => expect(router.state.location.search).toBe("?q=go"));
  });

  it("offers the saved page as a download, and only when there is one", async () => {
    const { user } = showJob({});
    const raw = await screen.findByRole("link", { name: "Download the saved page" });
    expect(raw).toHaveAttribute("href", "/api/jobs/11/raw");
    expect(raw).toHaveAttribute("download");
    server.use(http.get("/api/jobs/11/raw", () => problem(503, "The file store is away.")));
    await user.click(raw);
    expect(await screen.findByText("It was not downloaded. The file store is away.")).toBeVisible();
  });

  it("is hidden with h, shown again with h, and marked as not seen", async () => {
    const sent: unknown[] = [];
    server.use(
      http.post("/api/jobs/actions", async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ changed: 1, undo: null });
      }),
    );
    const { user } = showJob({ seen: true });
    await screen.findByText("warehouse");
    await user.keyboard("h");
    expect(await screen.findByText("You have hidden this posting.")).toBeVisible();
    await user.keyboard("h");
    await user.click(screen.getByRole("button", { name: "Mark as not seen" }));
    await waitFor(() =>
      expect(sent).toEqual([
        { action: "hide", ids: [11] },
        { action: "unhide", ids: [11] },
        { action: "unseen", ids: [11] },
      ]),
    );
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
