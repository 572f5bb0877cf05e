/** The insights: the paragraph, the range in the address, figures and tables, and each state of the server. */
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it, vi } from "vitest";
import type { Insights } from "@/api/types";
import { aGroup, daysAgo, noInsights, someInsights } from "@/testing/insights";
import { aView } from "@/testing/postings";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

const figure = (name: string) => screen.findByRole("region", { name });

function insightsAre(given: Insights): void {
  server.use(http.get("/api/insights", () => HttpResponse.json(given)));
}

describe("the insights", () => {
  it("begin with what the numbers come to, then each figure with its reading", async () => {
    renderApp("/insights");
    expect(await screen.findByText(/^In 9 weeks you applied to 42 roles\./)).toBeVisible();
    const headings = screen.getAllByRole("heading", { level: 2 }).map((one) => one.textContent);
    expect(headings).toEqual([
      "Where applications went",
      "How far they came",
      "Who replies",
      "Time in each stage",
      "How long until a reply",
      "Days on which you did something",
      "Week by week",
    ]);
    expect(screen.getByText(/^23 of 48 applications are still open/)).toBeVisible();
  });

  it("ask for the time that the address says, in the zone of this device", async () => {
    const asked: string[] = [];
    server.use(
      http.get("/api/insights", ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json(someInsights());
      }),
    );
    const { user, router } = renderApp("/insights");
    await figure("Who replies");
    await user.click(screen.getByRole("radio", { name: "4 weeks" }));
    await waitFor(() => expect(router.state.location.search).toBe("?range=4w"));
    const zone = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone);
    await waitFor(() => expect(asked).toEqual([`?zone=${zone}`, `?zone=${zone}&range=4w`]));
    await user.click(screen.getByRole("radio", { name: "All" }));
    await waitFor(() => expect(router.state.location.search).toBe(""));
  });

  it("are of the applications that a saved view or a tag chooses, as the address says", async () => {
    const asked: string[] = [];
    server.use(
      http.get("/api/views", () => HttpResponse.json([aView({ id: 7, name: "Backend" })])),
      http.get("/api/insights", ({ request }) => {
        asked.push(new URL(request.url).search.replace(/zone=[^&]*/, ""));
        return HttpResponse.json(someInsights());
      }),
    );
    const { user, router } = renderApp("/insights?view=x&tag=remote");
    await figure("Who replies");
    expect(screen.getByLabelText("Tag")).toHaveValue("remote");
    await screen.findByRole("option", { name: "Backend" });
    await user.selectOptions(screen.getByLabelText("Saved view"), "Backend");
    await waitFor(() => expect(router.state.location.search).toBe("?tag=remote&view=7"));
    await waitFor(() => expect(asked).toEqual(["?&tag=remote", "?&tag=remote&view=7"]));
    await user.clear(screen.getByLabelText("Tag"));
    await waitFor(() => expect(router.state.location.search).toBe("?view=7"));
  });

  it("show each figure as a table and back", async () => {
    const { user } = renderApp("/insights");
    const rates = await figure("Who replies");
    await user.click(within(rates).getByRole("button", { name: "Show as table: Who replies" }));
    const rows = within(rates)
      .getAllByRole("row")
      .map((row) => row.textContent);
    expect(rows).toContain("Careers page29414 %6 %31 %");
    expect(rows).toContain("Meetup32Too few to compareToo few to compareToo few to compare");
    await user.click(within(rates).getByRole("button", { name: /^Show as figure/ }));
    expect(within(rates).getByRole("group", { name: "Who replies" })).toBeVisible();
  });

  it("let one walk from mark to mark, each with its name", async () => {
    const { user } = renderApp("/insights");
    const funnel = await figure("How far they came");
    const marks = within(funnel).getAllByRole("img");
    expect(marks.map((mark) => mark.getAttribute("aria-label"))).toEqual([
      ...["Saved: 48", "Applied: 42", "Screening: 12", "Interview: 7", "Offer: 2", "Accepted: 1"],
    ]);
    marks[0]?.focus();
    await user.keyboard("{ArrowRight}{ArrowDown}");
    expect(marks[2]).toHaveFocus();
    expect(marks.filter((mark) => mark.getAttribute("tabindex") === "0")).toEqual([marks[2]]);
    await user.keyboard("{End}{ArrowRight}");
    expect(marks[5]).toHaveFocus();
    await user.keyboard("{Home}");
    expect(marks[0]).toHaveFocus();
  });

  it("compare by what is chosen", async () => {
    const { user } = renderApp("/insights");
    const rates = await figure("Who replies");
    await user.selectOptions(within(rates).getByLabelText("Compare by"), "hours");
    expect(
      within(rates).getByRole("img", {
        name: "Within a day, 6 of 12 replied: 50 %, likely between 25 % and 75 %",
      }),
    ).toBeVisible();
  });

  it("lead from a day to its timeline", async () => {
    const { user, router } = renderApp("/insights");
    const days = await figure("Days on which you did something");
    await user.click(within(days).getByRole("link", { name: /: 1 change$/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/timeline"));
    expect(router.state.location.search).toBe(`?day=${daysAgo(40)}`);
  });

  it("are handed out as files: CSV, and text for SankeyMATIC with companies on demand alone", async () => {
    const kept: { name: string; text: Promise<string> }[] = [];
    const blobs: Blob[] = [];
    vi.stubGlobal(
      "URL",
      Object.assign(URL, {
        createObjectURL: (blob: Blob) => String(blobs.push(blob)),
        revokeObjectURL: () => {},
      }),
    );
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(
      this: HTMLAnchorElement,
    ) {
      const blob = blobs.at(-1);
      if (blob !== undefined) kept.push({ name: this.download, text: blob.text() });
    });
    const { user } = renderApp("/insights");
    const flows = await figure("Where applications went");
    await user.click(within(flows).getByRole("button", { name: /^Download CSV/ }));
    await user.click(within(flows).getByRole("button", { name: /^Download SankeyMATIC/ }));
    await user.click(within(flows).getByRole("checkbox", { name: /^Name companies/ }));
    await user.click(within(flows).getByRole("button", { name: /^Download SankeyMATIC/ }));
    const [csv, plain, named] = await Promise.all(kept.map(({ text }) => text));
    expect(kept[0]?.name).toBe("applications.csv");
    expect(csv).toMatch(/From,To,Applications\r\nSaved,Applied,42\r\n/);
    expect(plain).toMatch(/^Saved \[42\] Applied\n/);
    expect(plain).not.toContain("Acme");
    expect(named).toMatch(/^' Sent to Acme \(5\), Globex \(2\) and 35 applications elsewhere\.\n/);
  });

  it("say that there are none yet, and what they come from", async () => {
    insightsAre(noInsights());
    renderApp("/insights");
    expect(await screen.findByText(/^No numbers yet\./)).toBeVisible();
    expect(screen.getByRole("link", { name: "Go to Jobs" })).toHaveAttribute("href", "/jobs");
    expect(screen.queryByRole("heading", { level: 2 })).not.toBeInTheDocument();
  });

  it("show the facts of a few, and compare nothing", async () => {
    const few = { n: 3, replied: 1, rate: null, low: null, high: null };
    insightsAre(
      noInsights({
        n: 3,
        sentence:
          "In 1 week you applied to 3 roles. 1 replied. Rates start to mean something at about 5 applications. You have 3.",
        funnel: someInsights().funnel.map(({ stage }, at) => ({ stage, reached: at < 2 ? 3 : 0 })),
        flows: [{ from: "saved", to: "applied", n: 3 }],
        reply: {
          ...few,
          half_by_day: null,
          curve: [{ day: 1, at_risk: 3, happened: 1, waiting: 2 / 3 }],
        },
        reply_by: [{ by: "source", groups: [aGroup({ ...few, name: "Meetup" })] }],
      }),
    );
    renderApp("/insights");
    expect(await screen.findByText(/You have 3\.$/)).toBeVisible();
    expect(
      screen.getByRole("img", { name: "Meetup, 1 of 3 replied: too few to compare" }),
    ).toBeVisible();
    expect(screen.getByText("3 applications, too few for a curve to mean much.")).toBeVisible();
    expect(screen.getByText(/^No two of them have 5/)).toBeVisible();
    const stays = await figure("Time in each stage");
    expect(within(stays).queryByRole("button")).not.toBeInTheDocument();
  });

  it.each([1, 4, 5, 5_000])("hold with %i applications", async (n) => {
    const rate = n < 5 ? null : 0.5;
    insightsAre(
      someInsights({
        n,
        flows: [{ from: "saved", to: "applied", n }],
        funnel: someInsights().funnel.map(({ stage }) => ({ stage, reached: n })),
        reply_by: [
          {
            by: "company",
            groups: Array.from({ length: Math.min(n, 50) }, (_, at) =>
              aGroup({ name: `Company ${at}`, n, rate, low: rate, high: rate }),
            ),
          },
        ],
        activity: Array.from({ length: n }, (_, at) => ({
          day: new Date(Date.UTC(2012, 0, 1 + at)).toISOString().slice(0, 10),
          n: at + 1,
        })),
      }),
    );
    renderApp("/insights");
    const rates = await figure("Who replies");
    expect(within(rates).getAllByRole("img")).toHaveLength(Math.min(n, 15));
    expect(
      screen.getByRole("img", { name: `Accepted: ${n.toLocaleString("en-GB")}` }),
    ).toBeVisible();
    expect(document.querySelectorAll("svg [data-level]").length).toBeLessThanOrEqual(53 * 7);
    for (const svg of document.querySelectorAll("svg[role=group]")) {
      expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it("say why they could not load, and try again", async () => {
    server.use(http.get("/api/insights", () => problem(503, "Busy.")));
    const { user } = renderApp("/insights");
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Could not load the insights. Busy. Your applications are unchanged.",
    );
    insightsAre(someInsights());
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await figure("Who replies")).toBeVisible();
  });
});
