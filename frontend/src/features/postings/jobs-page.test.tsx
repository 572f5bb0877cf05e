/** The postings list in each of its states. */
import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import type { JobItem } from "@/api/types";
import { aJob } from "@/testing/fixtures";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

function answerJobs(find: (params: URLSearchParams) => JobItem[], next: string | null = null) {
  server.use(
    http.get("/api/jobs", ({ request }) => {
      const params = new URL(request.url).searchParams;
      const items = find(params);
      const isFirst = !params.has("after");
      const total = { count: items.length, capped: false };
      return HttpResponse.json({ items, next: isFirst ? next : null, total });
    }),
  );
}

describe("the postings list", () => {
  it("shows each posting with its marks, its place and what is not listed", async () => {
    answerJobs(() => [aJob({ new: true, changed: true, status: "closed" })]);
    renderApp("/jobs");
    const link = await screen.findByRole("link", { name: "Data Engineer" });
    expect(link).toHaveAttribute("href", "/jobs/11");
    const row = link.closest("li");
    expect(row).toHaveTextContent("NewEditedClosed");
    expect(row).toHaveTextContent("Acme · Oslo · HybridNot listed");
  });

  it("gives the reason for a posting that could not be read", async () => {
    answerJobs(() => [aJob({ state: "error", error_message: "page answered 500" })]);
    renderApp("/jobs");
    expect(await screen.findByText("The page could not be read. Page answered 500.")).toBeVisible();
  });

  it("searches while one types, and keeps the search in the address", async () => {
    answerJobs((params) =>
      params.get("q") === "c++" ? [aJob({ title: "C++ Engineer" })] : [aJob()],
    );
    const { user, router } = renderApp("/jobs");
    await user.type(await screen.findByLabelText("Search postings"), "c++");
    expect(await screen.findByRole("link", { name: "C++ Engineer" })).toBeVisible();
    expect(router.state.location.search).toBe("?q=c%2B%2B");
    expect(screen.getByLabelText("Search postings")).toHaveValue("c++");
  });

  it("starts from the filters in the address, and ignores a status that does not exist", async () => {
    let seen = "";
    answerJobs((params) => {
      seen = params.toString();
      return [aJob()];
    });
    renderApp("/jobs?company=gone-co&status=%3Cscript%3E");
    await screen.findByRole("link", { name: "Data Engineer" });
    expect(seen).toBe("company=gone-co&limit=50");
    expect(screen.getByLabelText("Company")).toHaveValue("gone-co");
  });

  it("clears the filters when nothing matches them", async () => {
    answerJobs((params) => (params.get("q") === null ? [aJob()] : []));
    const { user } = renderApp("/jobs?q=zebra");
    expect(await screen.findByText("No postings match these filters.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Clear the filters" }));
    expect(await screen.findByRole("link", { name: "Data Engineer" })).toBeVisible();
    expect(screen.getByLabelText("Search postings")).toHaveValue("");
  });

  it("leads a newcomer to the companies", async () => {
    answerJobs(() => []);
    renderApp("/jobs");
    expect(
      await screen.findByText("No postings yet. Choose companies, then preview."),
    ).toBeVisible();
    expect(screen.getByRole("link", { name: "Choose companies" })).toHaveAttribute(
      "href",
      "/sources",
    );
  });

  it("loads more, and keeps what is there when that fails", async () => {
    let isDown = true;
    answerJobs(() => [aJob()], "cursor-2");
    const { user } = renderApp("/jobs");
    const more = await screen.findByRole("button", { name: "Load more" });
    server.use(
      http.get("/api/jobs", () =>
        isDown
          ? problem(500, "The database is busy.")
          : HttpResponse.json({
              items: [aJob({ id: 12, title: "Site Engineer" })],
              next: null,
              total: { count: 2, capped: false },
            }),
      ),
    );
    await user.click(more);
    expect(await screen.findByRole("alert")).toHaveTextContent("Could not load more postings.");
    isDown = false;
    await user.click(screen.getByRole("button", { name: "Load more" }));
    expect(await screen.findByRole("link", { name: "Site Engineer" })).toBeVisible();
    expect(screen.getByRole("link", { name: "Data Engineer" })).toBeVisible();
    await waitFor(() =>
      expect(screen.queryByRole("button", { name: "Load more" })).not.toBeInTheDocument(),
    );
  });

  it("says why it could not load", async () => {
    server.use(http.get("/api/jobs", () => HttpResponse.error()));
    renderApp("/jobs");
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Could not load postings. The server did not answer. Your filters are kept.",
    );
  });
});
