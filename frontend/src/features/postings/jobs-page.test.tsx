/** The postings list in each of its states. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { delay, HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { JobItem } from "@/api/types";
import { aJob, aJobPage } from "@/testing/postings";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";
import { windowIsWide } from "@/testing/window";

function answerJobs(find: (params: URLSearchParams) => JobItem[], next: string | null = null) {
  server.use(
    http.get("/api/jobs", ({ request }) => {
      const params = new URL(request.url).searchParams;
      const items = find(params);
      const isFirst = !params.has("after");
      return HttpResponse.json(aJobPage(items, { next: isFirst ? next : null }));
    }),
  );
}

describe("the postings list", () => {
  it("shows each posting with its marks, its place and what is not listed", async () => {
    answerJobs(() => [aJob({ new: true, changed: true, reposted: true, status: "closed" })]);
    renderApp("/jobs");
    const link = await screen.findByRole("link", { name: "Data Engineer" });
    expect(link).toHaveAttribute("href", "/jobs/11");
    const row = link.closest("li");
    expect(row).toHaveTextContent("NewEditedRepostedClosed");
    expect(row).toHaveTextContent("Acme · Oslo · HybridPay not listed");
  });

  it("says that it is loading, in as many rows as it will have", async () => {
    server.use(
      http.get("/api/jobs", async () => {
        await delay("infinite");
        return HttpResponse.json({});
      }),
    );
    renderApp("/jobs");
    const status = (await screen.findByText("Loading postings")).parentElement;
    expect(status?.querySelectorAll("[aria-hidden] > *")).toHaveLength(12);
    expect(screen.getByLabelText("Search postings")).toBeVisible();
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
    windowIsWide(1280);
    let seen = "";
    answerJobs((params) => {
      seen += params.toString();
      return [aJob()];
    });
    renderApp("/jobs?company=gone-co&status=%3Cscript%3E");
    await screen.findByRole("link", { name: "Data Engineer" });
    expect(seen).toContain("company=gone-co&limit=50");
    expect(await screen.findByRole("checkbox", { name: "gone-co 0" })).toBeChecked();
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
          : HttpResponse.json(aJobPage([aJob({ id: 12, title: "Site Engineer" })])),
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

  describe("with thousands of postings", () => {
    const HEIGHT = 84;
    const numbered = (first: number, count: number) =>
      Array.from({ length: count }, (_, at) =>
        aJob({ id: first + at, title: `Engineer ${first + at}` }),
      );
    let asked: (string | null)[] = [];
    let isBroken = false;

    beforeEach(() => {
      asked = [];
      isBroken = false;
      vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(HEIGHT);
      Object.defineProperty(window, "scrollY", { value: 0, configurable: true });
      server.use(
        http.get("/api/jobs", ({ request }) => {
          const params = new URL(request.url).searchParams;
          const after = params.get("after");
          if (params.get("limit") === "1") return HttpResponse.json(aJobPage());
          asked.push(after);
          if (isBroken && after !== null) return problem(500, "The database is busy.");
          const items = numbered(Number(after ?? 0), Number(params.get("limit")));
          const next = String(Number(after ?? 0) + items.length);
          const total = { count: 4_000, capped: false };
          return HttpResponse.json(aJobPage(items, { next, total }));
        }),
      );
    });

    const scrollTo = (row: number) =>
      act(() => {
        Object.defineProperty(window, "scrollY", { value: row * HEIGHT, configurable: true });
        fireEvent.scroll(window);
      });

    it("loads on as the end comes near, and says where each row stands among all", async () => {
      renderApp("/jobs");
      await screen.findByRole("link", { name: "Engineer 0" });
      expect(asked).toEqual([null]);
      scrollTo(40);
      expect(await screen.findByText("250 shown.")).toBeInTheDocument();
      expect(asked).toEqual([null, "50"]);
      scrollTo(245);
      const row = (await screen.findByRole("link", { name: "Engineer 251" })).closest("li");
      expect(row).toHaveAttribute("aria-posinset", "252");
      expect(row).toHaveAttribute("aria-setsize", "4000");
      expect(screen.getAllByRole("listitem").length).toBeLessThan(60);
    });

    it("does not ask again and again once loading on has failed", async () => {
      isBroken = true;
      const { user } = renderApp("/jobs");
      await screen.findByRole("link", { name: "Engineer 0" });
      scrollTo(40);
      expect(await screen.findByRole("alert")).toHaveTextContent("Could not load more postings.");
      for (const row of [41, 42, 43]) scrollTo(row);
      expect(asked).toEqual([null, "50"]);
      isBroken = false;
      await user.click(screen.getByRole("button", { name: "Load more" }));
      expect(await screen.findByText("250 shown.")).toBeInTheDocument();
    });

    it("leads on with j from the row that has the focus, however far one has scrolled", async () => {
      const { user } = renderApp("/jobs");
      (await screen.findByRole("link", { name: "Engineer 3" })).focus();
      scrollTo(40);
      await screen.findByText("250 shown.");
      await user.keyboard("j");
      expect(screen.getByRole("link", { name: "Engineer 4" })).toHaveFocus();
    });
  });

  it("says why it could not load", async () => {
    server.use(http.get("/api/jobs", () => HttpResponse.error()));
    renderApp("/jobs");
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Could not load postings. The server did not answer. Your filters are kept.",
    );
  });
});
