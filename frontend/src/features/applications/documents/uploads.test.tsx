/** Documents added by button and by drop, refused, tried again, and had back as a file. */
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it, vi } from "vitest";
import { aDocument } from "@/testing/documents";
import { DocumentServer } from "@/testing/kept-documents";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

const ADDRESS = "/applications/5?tab=documents";

const aFile = (name = "CV Ada.pdf") => new File(["%PDF-"], name, { type: "application/pdf" });

describe("documents", () => {
  it("are added by the button, each as what its name says", async () => {
    const { sent } = new DocumentServer();
    const { user } = renderApp(ADDRESS);
    expect(await screen.findByText(/^No documents yet/)).toBeVisible();
    await user.upload(screen.getByLabelText("Add a document", { selector: "input" }), [
      aFile(),
      aFile("letter.pdf"),
    ]);
    expect(await screen.findByText("“letter.pdf” is kept.")).toBeVisible();
    expect(sent).toEqual([
      ["POST", "/api/documents?name=CV+Ada.pdf&kind=cv"],
      ["POST", "/api/documents?name=letter.pdf&kind=cover_letter"],
    ]);
    expect(await screen.findByRole("list", { name: "Your documents" })).toBeVisible();
  });

  it("are added by a drop anywhere on the page", async () => {
    const { sent } = new DocumentServer();
    renderApp(ADDRESS);
    const place = await screen.findByRole("heading", { level: 1, name: "Data Engineer" });
    const dataTransfer = { files: [aFile()], types: ["Files"] };
    await screen.findByText(/^No documents yet/);
    expect(fireEvent.dragOver(place, { dataTransfer })).toBe(false);
    expect(fireEvent.drop(place, { dataTransfer })).toBe(false);
    expect(await screen.findByText("“CV Ada.pdf” is kept.")).toBeVisible();
    expect(fireEvent.drop(place, { dataTransfer: { files: [], types: ["text/plain"] } })).toBe(
      true,
    );
    expect(sent).toHaveLength(1);
  });

  it("that are refused are so in the server's words, and not offered again", async () => {
    new DocumentServer().refusal = () =>
      problem(415, "CV Ada.pdf carries a program. Nothing was kept.");
    const { user } = renderApp(ADDRESS);
    await screen.findByText(/^No documents yet/);
    const box = screen.getByLabelText("Add a document", { selector: "input" });
    await user.upload(box, aFile());
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("“CV Ada.pdf” was not kept. CV Ada.pdf carries a program.");
    expect(within(alert).queryByRole("button")).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Close the message about CV Ada.pdf" }));
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  it("that no answer came for are tried again under the same key, on any screen that shows them", async () => {
    new DocumentServer();
    const keys: (string | null)[] = [];
    server.use(
      http.post("/api/documents", ({ request }) => {
        keys.push(request.headers.get("Idempotency-Key"));
        return keys.length === 1 ? HttpResponse.error() : HttpResponse.json(aDocument());
      }),
    );
    const { user } = renderApp(ADDRESS);
    await screen.findByText(/^No documents yet/);
    await user.upload(screen.getByLabelText("Add a document", { selector: "input" }), aFile());
    expect(await screen.findByText(/was not kept/)).toBeVisible();
    await user.click(screen.getByRole("tab", { name: "Notes" }));
    await user.click(screen.getByRole("tab", { name: "Documents (1)" }));
    await user.click(await screen.findByRole("button", { name: "Try again" }));
    expect(await screen.findByText("“CV Ada” is kept.")).toBeVisible();
    expect(screen.queryByText(/was not kept/)).not.toBeInTheDocument();
    expect(keys[1]).toBe(keys[0]);
  });

  it("are downloaded under the name that the server gives them", async () => {
    new DocumentServer();
    const links: HTMLAnchorElement[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function keep(
      this: HTMLAnchorElement,
    ) {
      links.push(this);
    });
    Object.assign(URL, { createObjectURL: () => "blob:there", revokeObjectURL: () => {} });
    const headers = {
      "Content-Disposition": `attachment; filename="CV _.pdf"; filename*=UTF-8''CV%20%C3%A9.pdf`,
    };
    server.use(
      http.get("/api/documents/versions/70", () => new HttpResponse("%PDF-", { headers })),
    );
    const { user } = renderApp(ADDRESS);
    const button = await screen.findByRole("button", { name: "Download CV Ada, version 1" });
    await user.click(button);
    await waitFor(() => expect(links.map(({ download }) => download)).toEqual(["CV é.pdf"]));
    server.use(http.get("/api/documents/versions/70", () => problem(409, "The file is lost.")));
    await user.click(button);
    expect(await screen.findByText("It was not downloaded. The file is lost.")).toBeVisible();
    expect(links).toHaveLength(1);
  });
});
