/** Adding applications: by address, by hand, from anywhere, from a bookmark, and from a posting. */
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { bookmarkletCode } from "@/features/applications/bookmarklet";
import { anApplication } from "@/testing/applications";
import { aDetail, aJob, aJobPage } from "@/testing/postings";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

interface Sent {
  body: unknown;
  key: string | null;
}

function takeApplications(refusals = 0): Sent[] {
  const sent: Sent[] = [];
  server.use(
    http.post("/api/applications", async ({ request }) => {
      sent.push({ body: await request.json(), key: request.headers.get("Idempotency-Key") });
      return sent.length <= refusals
        ? problem(400, "This address answered 404.")
        : HttpResponse.json(anApplication({ id: 7 }), { status: 201 });
    }),
  );
  return sent;
}

describe("the form that adds", () => {
  it("opens at c, reads an address, and leads to what it made", async () => {
    const sent = takeApplications();
    const { user, router } = renderApp("/jobs");
    await screen.findByRole("link", { name: "Data Engineer" });
    await user.keyboard("c");
    const dialog = await screen.findByRole("dialog", { name: "Add application" });
    await user.click(within(dialog).getByRole("button", { name: "Add" }));
    expect(within(dialog).getByText(/^Paste an address, or type both/)).toBeVisible();
    await user.type(
      within(dialog).getByLabelText("Address of the posting"),
      "https://acme.example/1{Enter}",
    );
    expect(await screen.findByText("“Data Engineer” added.")).toBeVisible();
    await waitFor(() => expect(router.state.location.pathname).toBe("/applications/7"));
    expect(sent.map(({ body }) => body)).toEqual([{ url: "https://acme.example/1" }]);
  });

  it("begins with a bookmark's address, sends nothing by itself, and goes on by hand", async () => {
    const sent = takeApplications(2);
    const { user } = renderApp("/applications/new?url=https%3A%2F%2Facme.example%2F1");
    const box = await screen.findByLabelText("Address of the posting");
    expect(box).toHaveValue("https://acme.example/1");
    expect(sent).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Nothing was added. This address answered 404. You can still add it",
    );
    await user.click(screen.getByRole("button", { name: "Add" }));
    await waitFor(() => expect(sent).toHaveLength(2));
    await user.type(screen.getByLabelText("Company"), "Acme");
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect(screen.getByText("Type the title too.")).toBeVisible();
    await user.type(screen.getByLabelText("Title"), "Cook");
    await user.click(screen.getByRole("button", { name: "Add" }));
    await waitFor(() => expect(sent).toHaveLength(3));
    expect(sent[2]?.body).toEqual({
      company: "Acme",
      title: "Cook",
      url: "https://acme.example/1",
    });
    expect(sent[0]?.key).toBe(sent[1]?.key);
    expect(sent[2]?.key).not.toBe(sent[0]?.key);
  });

  it("takes no address that is none", async () => {
    renderApp("/applications/new?url=javascript%3Aalert(1)");
    expect(await screen.findByLabelText("Address of the posting")).toHaveValue("");
  });

  it("offers itself as a bookmark", async () => {
    renderApp("/applications/new");
    const code = bookmarkletCode(window.location.origin);
    const link = await screen.findByRole("link", { name: "Add to Job Hunt Tracker" });
    expect(link).toHaveAttribute("href", code);
    expect(screen.getByLabelText("Or make a bookmark by hand")).toHaveValue(code);
    expect(code).toContain("/applications/new?url='+encodeURIComponent(location.href)");
  });
});

describe("a posting", () => {
  it("is saved with s in the list, marked there, and not saved any more with undo", async () => {
    const sent = takeApplications();
    const undone: string[] = [];
    server.use(
      http.get("/api/jobs", () => HttpResponse.json(aJobPage([aJob()]))),
      http.post("/api/timeline/:id/undo", ({ params }) => {
        undone.push(String(params.id));
        return HttpResponse.json({ event: 42, application: anApplication() });
      }),
    );
    const { user } = renderApp("/jobs");
    const link = await screen.findByRole("link", { name: "Data Engineer" });
    link.focus();
    await user.keyboard("s");
    expect(await screen.findByText("“Data Engineer” saved to Applications.")).toBeVisible();
    const row = link.closest("li");
    expect(row).toHaveTextContent("Saved");
    expect(sent[0]?.body).toEqual({ job_id: 11 });
    await user.keyboard("s");
    expect(await screen.findByText(/in Applications already/)).toBeVisible();
    await user.keyboard("u");
    await waitFor(() => expect(undone).toEqual(["41"]));
    await waitFor(() => expect(row).not.toHaveTextContent("Saved"));
  });

  it("is saved by its button, which then leads to the application", async () => {
    takeApplications();
    server.use(http.get("/api/jobs/11", () => HttpResponse.json(aDetail())));
    const { user } = renderApp("/jobs/11");
    await user.click(await screen.findByRole("button", { name: "Save" }));
    expect(await screen.findByRole("link", { name: "Saved" })).toHaveAttribute(
      "href",
      "/applications/7",
    );
  });
});
