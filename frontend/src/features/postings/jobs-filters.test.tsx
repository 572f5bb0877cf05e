/** Filters, chips, order, spelling, and a search that finds nothing. */
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { JobPage } from "@/api/types";
import { aJob, aJobPage } from "@/testing/postings";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";
import { windowIsWide } from "@/testing/window";

let asked: string[] = [];

function answer(find: (params: URLSearchParams) => JobPage | Response) {
  server.use(
    http.get("/api/jobs", ({ request }) => {
      const params = new URL(request.url).searchParams;
      if (params.get("limit") !== "1") asked.push(params.toString());
      const found = find(params);
      return found instanceof Response ? found : HttpResponse.json(found);
    }),
  );
}

beforeEach(() => {
  windowIsWide(1280);
  asked = [];
  answer(() => aJobPage());
});

const box = (name: string | RegExp) => screen.findByRole("checkbox", { name });

describe("the filters", () => {
  it("narrow by several values at once, each in the address and as a chip", async () => {
    const { user, router } = renderApp("/jobs");
    await user.click(await box("Hybrid 2"));
    await user.click(await box("Acme 3"));
    await user.click(await box("Netflix 1"));
    await waitFor(() =>
      expect(router.state.location.search).toBe("?company=acme&company=netflix&mode=hybrid"),
    );
    expect(asked.at(-1)).toBe("company=acme&company=netflix&mode=hybrid&limit=50");
    const chips = screen.getByRole("list", { name: "Filters in force" });
    await user.click(
      within(chips).getByRole("button", { name: "Remove the filter Company: Acme" }),
    );
    await waitFor(() => expect(router.state.location.search).toBe("?company=netflix&mode=hybrid"));
    expect(within(chips).getByRole("button", { name: /Company: Netflix/ })).toHaveFocus();
    await user.click(within(chips).getByRole("button", { name: "Clear all" }));
    await waitFor(() => expect(router.state.location.search).toBe(""));
    expect(screen.getByLabelText("Search postings")).toHaveFocus();
  });

  it("keep a value without postings in its place, where it cannot be chosen", async () => {
    answer((params) =>
      params.get("limit") === "1"
        ? aJobPage()
        : aJobPage([aJob()], { facets: { company: [], mode: [] } }),
    );
    renderApp("/jobs");
    expect(await box("Acme 0")).toBeDisabled();
    expect(await box("Remote 0")).toBeDisabled();
    expect(await box("Hidden")).toBeEnabled();
  });

  it("show the first few values of a long one, and the rest on demand", async () => {
    const company = Array.from({ length: 9 }, (_, at) => ({ value: `co-${at}`, count: 9 - at }));
    answer(() => aJobPage([aJob()], { facets: { company } }));
    const { user } = renderApp("/jobs");
    await box("co-0 9");
    expect(screen.queryByRole("checkbox", { name: "co-8 1" })).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Show 3 more of Company" }));
    expect(await box("co-8 1")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show fewer of Company" }));
    expect(screen.queryByRole("checkbox", { name: "co-8 1" })).not.toBeInTheDocument();
  });

  it("say that there may be more where the server stopped counting", async () => {
    answer(() => aJobPage([aJob()], { total: { count: 1_000, capped: true } }));
    renderApp("/jobs");
    expect(await box("Acme 3+")).toBeVisible();
    expect(screen.getByText("More than 1,000 postings.")).toBeVisible();
  });

  it("ask for pay and years, and leave out what lists no pay", async () => {
    const { user, router } = renderApp("/jobs");
    const unlisted = await box("Include 3 with no pay listed");
    expect(unlisted).toBeChecked();
    await user.selectOptions(screen.getByLabelText("Pay a year, At least"), "100000");
    await user.selectOptions(screen.getByLabelText("Years asked, At most"), "3");
    await user.click(unlisted);
    await waitFor(() =>
      expect(router.state.location.search).toBe("?pay_min=100000&pay_unlisted=false&years_max=3"),
    );
    expect(screen.getByText(/^Pay over 100,000 a year/)).toHaveTextContent(
      "Pay over 100,000 a year ×",
    );
  });

  it("keep odd values of an address among their choices", async () => {
    renderApp("/jobs?pay_min=93210&years_max=4&posted_days=9");
    expect(await screen.findByLabelText("Pay a year, At least")).toHaveDisplayValue(
      "At least 93,210",
    );
    expect(screen.getByLabelText("Years asked, At most")).toHaveDisplayValue(
      "At most 4 years asked",
    );
    expect(screen.getByRole("radio", { name: "Posted in 9 days" })).toBeChecked();
  });

  it("tell what is new or edited, since when, and whether it is on the board", async () => {
    const { user, router } = renderApp("/jobs");
    await user.click(await box("New 1"));
    expect(screen.getByRole("checkbox", { name: "Edited 0" })).toBeDisabled();
    await user.click(screen.getByRole("radio", { name: "In 30 days 2" }));
    await user.click(screen.getByRole("radio", { name: "Open 4" }));
    await waitFor(() =>
      expect(router.state.location.search).toBe("?posted_days=30&new=true&status=open"),
    );
    await user.click(screen.getByRole("radio", { name: "Any" }));
    await user.click(screen.getByRole("radio", { name: "Open and closed" }));
    await waitFor(() => expect(router.state.location.search).toBe("?new=true"));
  });

  it("open over the page where there is no room for them, with how many they leave", async () => {
    const { user } = renderApp("/jobs?mode=hybrid");
    await user.click(await screen.findByRole("button", { name: "Filters (1)" }));
    const sheet = await screen.findByRole("dialog", { name: "Filters" });
    await user.click(within(sheet).getByRole("checkbox", { name: "Acme 3" }));
    await waitFor(() => expect(asked.at(-1)).toContain("company=acme"));
    expect(within(sheet).getByRole("button", { name: "Show 1" })).toBeVisible();
  });
});

describe("the order", () => {
  it("is the newest first, or the best match of a text, and is kept in the address", async () => {
    const { user, router } = renderApp("/jobs?q=go");
    const sort = await screen.findByLabelText("Sort by");
    expect(sort).toHaveDisplayValue("Best match");
    await user.selectOptions(sort, "Pay");
    await waitFor(() => expect(router.state.location.search).toBe("?q=go&sort=pay"));
    await user.selectOptions(sort, "Best match");
    await waitFor(() => expect(router.state.location.search).toBe("?q=go"));
  });
});

it("offers the word that was meant", async () => {
  answer((params) =>
    params.get("q") === "enginer" ? aJobPage([], { did_you_mean: "engineer" }) : aJobPage(),
  );
  const { user, router } = renderApp("/jobs?q=enginer");
  await user.click(await screen.findByRole("button", { name: "engineer" }));
  await waitFor(() => expect(router.state.location.search).toBe("?q=engineer"));
  expect(screen.getByLabelText("Search postings")).toHaveValue("engineer");
});

describe("a search that finds nothing", () => {
  const without = (name: string, count: number, capped = false) =>
    answer((params) => {
      if (params.get("limit") === "1" && !params.has(name)) {
        return aJobPage([], { total: { count, capped } });
      }
      return aJobPage([]);
    });

  it("names the filter whose removal brings the most, and removes it", async () => {
    without("pay_min", 118);
    const { user, router } = renderApp("/jobs?q=go&mode=remote&pay_min=90000");
    const said = await screen.findByText(/there would be/);
    expect(said).toHaveTextContent(
      /^No postings match these 3 filters\. Without “Pay over 90,000 a year, or not listed” there would be 118 postings\.$/,
    );
    await user.click(screen.getByRole("button", { name: "Remove it" }));
    await waitFor(() => expect(router.state.location.search).toBe("?q=go&mode=remote"));
  });

  it("says so when none alone would help, and clears them all", async () => {
    answer((params) => (params.has("q") || params.has("mode") ? aJobPage([]) : aJobPage([aJob()])));
    const { user } = renderApp("/jobs?q=go&mode=remote");
    expect(await screen.findByText(/brings none either\.$/)).toBeVisible();
    await user.click(screen.getAllByRole("button", { name: "Clear all" }).at(-1) as HTMLElement);
    expect(await screen.findByRole("link", { name: "Data Engineer" })).toBeVisible();
    expect(screen.getByLabelText("Search postings")).toHaveValue("");
  });

  it("gives no number that it does not have", async () => {
    answer((params) =>
      params.get("limit") === "1" ? problem(500, "The database is busy.") : aJobPage([]),
    );
    renderApp("/jobs?q=zebra");
    expect(await screen.findByText(/^No postings match this filter\.\s*$/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Remove it" })).not.toBeInTheDocument();
  });
});
