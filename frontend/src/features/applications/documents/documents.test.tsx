/** Documents of an application: marked as sent, renamed, given a new version, removed and brought back. */
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { anApplication } from "@/testing/applications";
import { aDocument, aVersion } from "@/testing/documents";
import { DocumentServer } from "@/testing/kept-documents";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

const ADDRESS = "/applications/5?tab=documents";
const two = aDocument({
  versions: [
    aVersion({ id: 71, number: 2, file_name: "CV new.pdf" }),
    aVersion({
      uses: [
        {
          ...{ id: 91, application_id: 6, company: "Globex", title: "Analyst", sent_to: "Kim" },
          sent_at: "2025-11-02T09:00:00Z",
        },
      ],
    }),
  ],
});

const aFile = (name = "CV Ada.pdf") => new File(["%PDF-"], name, { type: "application/pdf" });

describe("documents", () => {
  it("say every version, its size, and where it was sent", async () => {
    new DocumentServer([two]);
    renderApp(ADDRESS);
    const versions = await screen.findByRole("list", { name: "Versions of CV Ada" });
    expect(versions).toHaveTextContent("Version 2: CV new.pdf, PDF, 120 kB");
    expect(versions).toHaveTextContent(/Sent with Globex, Analyst to Kim, 2 Nov/);
    expect(within(versions).getByRole("link", { name: "Globex, Analyst" })).toHaveAttribute(
      "href",
      "/applications/6",
    );
  });

  it("are marked as sent, in one of their versions, to somebody, on a day", async () => {
    const { sent } = new DocumentServer([two]);
    const { user } = renderApp(ADDRESS);
    const opener = await screen.findByRole("button", { name: "Mark as sent: CV Ada" });
    await user.click(opener);
    const form = screen.getByRole("form", { name: "Mark as sent: CV Ada" });
    expect(within(form).getByLabelText("Sent to")).toHaveFocus();
    await user.type(within(form).getByLabelText("Sent to"), "Noor");
    await user.selectOptions(within(form).getByLabelText("Version"), "Version 1, CV Ada.pdf");
    await user.clear(within(form).getByLabelText("Date"));
    await user.type(within(form).getByLabelText("Date"), "2025-11-10");
    await user.click(within(form).getByRole("button", { name: "Save" }));
    expect(await screen.findByText("“CV Ada, version 1” is marked as sent.")).toBeVisible();
    const sent_at = new Date(2025, 10, 10, 12).toISOString();
    const body = { document_version_id: 70, sent_to: "Noor", sent_at };
    expect(sent).toEqual([["POST", "/api/applications/5/documents", body]]);
    await waitFor(() => expect(form).not.toBeInTheDocument());
    expect(opener).toHaveFocus();
  });

  it("are marked as not sent after all", async () => {
    const { sent } = new DocumentServer();
    const { user } = renderApp(ADDRESS);
    await user.click(
      await screen.findByRole("button", { name: "CV Ada, version 1: not sent after all" }),
    );
    expect(await screen.findByText(/is not marked as sent any more/)).toBeVisible();
    expect(screen.getByText(/^Nothing is marked as sent yet/)).toBeVisible();
    expect(sent).toEqual([["DELETE", "/api/applications/5/documents/90"]]);
  });

  it("get a new version, another name and kind", async () => {
    const { sent } = new DocumentServer([aDocument()]);
    const { user } = renderApp(ADDRESS);
    await screen.findByRole("list", { name: "Your documents" });
    await user.upload(
      screen.getByLabelText("New version of CV Ada", { selector: "input" }),
      aFile("CV b.pdf"),
    );
    await waitFor(() => expect(sent).toHaveLength(1));
    await user.click(await screen.findByRole("button", { name: "Edit CV b.pdf" }));
    const form = screen.getByRole("form", { name: "Edit CV b.pdf" });
    await user.clear(within(form).getByLabelText("Name"));
    await user.type(within(form).getByLabelText("Name"), "Work samples");
    await user.selectOptions(within(form).getByLabelText("Kind"), "Portfolio");
    await user.click(within(form).getByRole("button", { name: "Save" }));
    await waitFor(() => expect(form).not.toBeInTheDocument());
    expect(sent).toEqual([
      ["POST", "/api/documents/7/versions?name=CV+b.pdf"],
      ["PATCH", "/api/documents/7", { name: "Work samples", kind: "portfolio" }],
    ]);
  });

  it("are removed, and back with undo", async () => {
    const { sent } = new DocumentServer([aDocument()]);
    const { user } = renderApp(ADDRESS);
    await user.click(await screen.findByRole("button", { name: "Remove CV Ada" }));
    expect(await screen.findByText(/^“CV Ada” removed/)).toBeVisible();
    expect(await screen.findByText(/^No documents yet/)).toBeVisible();
    await user.keyboard("u");
    expect(await screen.findByText("“CV Ada” is back.")).toBeVisible();
    expect(screen.getByRole("list", { name: "Your documents" })).toBeVisible();
    expect(sent.map(([method, path]) => `${method} ${path}`)).toEqual([
      "DELETE /api/documents/7",
      "POST /api/documents/7/restore",
    ]);
  });

  it("that could not be loaded say so, and leave what was sent in view", async () => {
    new DocumentServer();
    server.use(http.get("/api/documents", () => problem(500, "Busy.")));
    const { user } = renderApp(ADDRESS);
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("Could not load your documents. Busy. They are kept");
    expect(screen.getByText("CV Ada, version 1")).toBeVisible();
    server.use(http.get("/api/documents", () => HttpResponse.json([aDocument()])));
    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("list", { name: "Your documents" })).toBeVisible();
  });
});

describe("moving on", () => {
  it("marks documents as sent before the posting is kept as it was applied to", async () => {
    const { sent } = new DocumentServer([
      two,
      aDocument({ id: 9, name: "Letter", versions: [aVersion({ id: 75 })] }),
    ]);
    server.use(
      http.post("/api/applications/5/move", async ({ request }) => {
        sent.push(["POST", request.headers.get("If-Match") ?? "", await request.json()]);
        return HttpResponse.json(anApplication({ stage: "applied", version: 3 }));
      }),
    );
    const { user } = renderApp("/applications/5");
    await user.click(await screen.findByRole("button", { name: "Move" }));
    const choices = await screen.findByRole("group", { name: "Mark as sent with it" });
    await user.click(within(choices).getByLabelText("CV Ada, version 2"));
    await user.click(within(choices).getByLabelText("Letter, version 1"));
    await user.click(within(choices).getByLabelText("Letter, version 1"));
    await user.click(screen.getByRole("button", { name: /Applied/ }));
    expect(await screen.findByText("Moved “Data Engineer” to Applied.")).toBeVisible();
    expect(sent).toEqual([
      ["POST", "/api/applications/5/documents", { document_version_id: 71 }],
      ["POST", '"2"', { stage: "applied" }],
    ]);
  });
});
