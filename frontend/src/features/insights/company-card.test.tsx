/** A company's card: facts with what they rest on, its figures, one's own history, and each state of the server. */
import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { monthsPicture } from "@/features/insights/charts/months-layout";
import { lifetimeReading } from "@/features/insights/lifetime-figure";
import { aCompanyCard, anUnreadCompany } from "@/testing/insights";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

const ADDRESS = "/insights/companies/acme";
const fact = async (label: string) => (await screen.findByText(label)).nextElementSibling;

describe("a company's card", () => {
  it("tells facts with how many they rest on, and no share of few", async () => {
    renderApp(ADDRESS);
    expect(await screen.findByRole("heading", { level: 1, name: "Acme" })).toBeVisible();
    expect(screen.getByText("40 postings of it are known, 12 on the board now.")).toBeVisible();
    expect(await fact("Put up again")).toHaveTextContent(
      "3 of 40 whose text was read (8 %, likely between 3 % and 20 %)",
    );
    expect(await fact("Edited later")).toHaveTextContent(/^1 of 4 whose text was read$/);
    expect(await fact("Pay, median stated")).toHaveTextContent("€72,000 a year, as 9 postings say");
    expect(await fact("Last reading")).toHaveTextContent(/, in part$/);
  });

  it("draws months and lifetimes, and leads to one's own applications", async () => {
    renderApp(ADDRESS);
    const months = await screen.findByRole("region", { name: "Postings by month" });
    expect(months).toHaveTextContent("In 2 months 28 postings appeared and 16 closed.");
    expect(
      within(months)
        .getAllByRole("img")
        .map((mark) => mark.getAttribute("aria-label")),
    ).toEqual([
      "September 2025: 20 appeared, 0 closed",
      "October 2025: 0 appeared, 0 closed",
      "November 2025: 8 appeared, 16 closed",
    ]);
    const life = screen.getByRole("region", { name: "How long its postings stay open" });
    expect(life).toHaveTextContent("Half of 28 postings closed within 23 days.");
    expect(within(life).getByRole("img", { name: "After 9 days: 75 % open" })).toBeVisible();
    expect(screen.getByRole("link", { name: "Data Engineer" })).toHaveAttribute(
      "href",
      "/applications/5",
    );
    expect(screen.getByText("Rejected")).toBeVisible();
  });

  it("says what is not known yet", async () => {
    server.use(
      http.get("/api/insights/companies/acme", () => HttpResponse.json(anUnreadCompany())),
    );
    renderApp(ADDRESS);
    expect(await screen.findByText("None of its postings is known yet.")).toBeVisible();
    expect(screen.getByText(/^It takes two complete readings/)).toBeVisible();
    expect(screen.getByText(/^Not known yet: no posting/)).toBeVisible();
    expect(screen.getByText("You have no application here.")).toBeVisible();
    expect(await fact("Pay, median stated")).toHaveTextContent("Not listed");
  });

  it("says that there is no such company, or why it could not load", async () => {
    server.use(http.get("/api/insights/companies/:name", () => problem(404, "None.")));
    renderApp("/insights/companies/nobody");
    expect(await screen.findByRole("alert")).toHaveTextContent(/^There is no such company/);
    server.use(http.get("/api/insights/companies/:name", () => problem(503, "Busy.")));
    renderApp(ADDRESS);
    expect(await screen.findByText(/Could not load what is known of the company/)).toBeVisible();
  });

  it("is led to from a posting and from the sources", async () => {
    renderApp("/sources");
    const link = await screen.findByRole("link", { name: "What is known of Acme" });
    expect(link).toHaveAttribute("href", ADDRESS);
  });
});

describe("the reading of lifetimes", () => {
  it("says how many have closed while half have not", () => {
    const { lifetime } = aCompanyCard();
    expect(lifetimeReading({ ...lifetime, closed: 1, median_days: null })).toBe(
      "1 of 28 postings has closed, which is not half yet. Those open still count for as long as they were seen.",
    );
  });
});

describe("months", () => {
  it("stand on one scale, up and down, and within their width", () => {
    const known = [
      { month: "1999-11-01", appeared: 5, closed: 0 },
      { month: "2025-11-01", appeared: 10, closed: 20 },
    ];
    const { bars, middle, height } = monthsPicture(known, 328);
    const last = bars.at(-1);
    expect((last?.down ?? 0) / (last?.up ?? 1)).toBeCloseTo(2);
    expect(middle + (last?.down ?? 0)).toBeLessThanOrEqual(height);
    for (const { x, wide } of bars) expect(x + wide).toBeLessThanOrEqual(328);
    expect(monthsPicture([], 328).bars).toEqual([]);
  });
});
