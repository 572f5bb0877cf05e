/** A file brought in on the profile: looked at first, decided about, written or refused. */
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { aDuplicate, anArchivePlan, aTablePlan } from "@/testing/portable";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

/** What was asked of an import; what was in the file is for the browser tests, since jsdom sends none. */
let sent: URLSearchParams[];

beforeEach(() => {
  sent = [];
  server.use(
    http.post("/api/import", ({ request }) => {
      const query = new URL(request.url).searchParams;
      sent.push(query);
      const isWritten = query.get("write") === "true";
      const isAdded = query.get("duplicates") === "add";
      const dayFirst = query.get("day_first") !== "false";
      return HttpResponse.json(
        aTablePlan({ written: isWritten, applications: isAdded ? 3 : 2, day_first: dayFirst }),
      );
    }),
  );
});

async function opened(name: string) {
  const { user, router } = renderApp("/profile");
  const section = within(await screen.findByRole("region", { name }));
  return { user, router, section };
}

const table = () => new File(["Employer,Job\nAcme,Data Engineer\n"], "mine.csv");

async function chosen() {
  const { user, section, router } = await opened("Bring things in");
  await user.upload(section.getByLabelText("File to import"), table());
  const plan = within(await section.findByRole("region", { name: "What “mine.csv” would bring" }));
  return { user, section, router, plan };
}

describe("an import of a table", () => {
  it("shows what it would bring and what is here already, and writes nothing", async () => {
    const { section, plan } = await chosen();
    expect(plan.getByText(/^It would add 2 applications\./)).toBeVisible();
    expect(plan.getByRole("list", { name: "Here already: 1" })).toBeVisible();
    expect(plan.getByRole("link", { name: "Data Engineer, Acme" })).toHaveAttribute(
      "href",
      "/applications/5",
    );
    expect(plan.getByText("Row 4").closest("li")).toHaveTextContent("Row 4 It has no title.");
    expect(plan.getByText("Row 2").closest("li")).toHaveTextContent("“soon” is no date");
    expect(sent.map((query) => query.get("write"))).toEqual([null]);
    expect(section.getByLabelText("Employer")).toHaveValue("company");
    expect(section.getByLabelText("Employer")).toHaveAccessibleDescription(
      "Such as “Acme”, “Globex”",
    );
  });

  it("is looked at again when a column means something else, and written as it is seen", async () => {
    const { user, section, router, plan } = await chosen();
    await user.selectOptions(plan.getByLabelText("Mood"), "A note");
    await user.selectOptions(plan.getByLabelText("Mood"), "Tags");
    await user.click(plan.getByRole("radio", { name: "The month first: 4 March" }));
    await user.click(plan.getByRole("radio", { name: "Add it once more" }));
    expect(await plan.findByText(/^It would add 3 applications\./)).toBeVisible();
    await user.click(plan.getByRole("button", { name: "Import 3 applications" }));
    const said = await section.findByText(/^3 applications imported from “mine\.csv”\./);
    expect(said).toHaveFocus();
    expect(said).not.toHaveTextContent("were here already");
    const query = sent.at(-1);
    expect(query?.getAll("column")).toEqual(["company", "title", "applied_on", "tags"]);
    expect(query?.get("day_first")).toBe("false");
    expect(query?.get("duplicates")).toBe("add");
    expect(query?.get("write")).toBe("true");
    await user.click(section.getByRole("link", { name: "See the applications" }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/applications"));
  });

  it("keeps every choice when the server fails half way, and says what is not known", async () => {
    const { user, plan } = await chosen();
    await user.selectOptions(plan.getByLabelText("Mood"), "Tags");
    const write = await plan.findByRole("button", { name: "Import 2 applications" });
    await waitFor(() => expect(write).not.toHaveAttribute("aria-disabled"));
    server.use(http.post("/api/import", () => HttpResponse.error()));
    await user.click(write);
    expect(await plan.findByRole("alert")).toHaveTextContent(
      "The import did not work. The server did not answer. It is not known whether it was written.",
    );
    expect(plan.getByLabelText("Mood")).toHaveValue("tags");
    await user.selectOptions(plan.getByLabelText("Mood"), "Places");
    expect(await plan.findByText(/^This could not be looked at\./)).toBeVisible();
    expect(plan.getByLabelText("Mood")).toHaveValue("places");
    expect(plan.getByLabelText("Employer")).toHaveValue("company");
  });

  it("cannot be written while a column that is needed has no meaning", async () => {
    const why = "No column was said to be the title; every application needs one.";
    server.use(
      http.post("/api/import", async () =>
        HttpResponse.json(
          aTablePlan({
            ...{ applications: 0, duplicates: [], doubts: [] },
            left_out: [{ place: 1, why }],
          }),
        ),
      ),
    );
    const { user, plan } = await chosen();
    expect(plan.getByText("Row 1").closest("li")).toHaveTextContent(`Row 1 ${why}`);
    const button = plan.getByRole("button", { name: "Import 0 applications" });
    expect(button).toHaveAttribute("aria-disabled", "true");
    expect(plan.getByText(/^There is nothing to import/)).toBeVisible();
    await user.click(button);
    expect(screen.queryByText(/imported from/)).not.toBeInTheDocument();
  });

  it("shows ten of a long list, and all of it when asked", async () => {
    const left_out = Array.from({ length: 30 }, (_, at) => ({ place: at + 2, why: "no title" }));
    server.use(http.post("/api/import", () => HttpResponse.json(aTablePlan({ left_out }))));
    const { user, plan } = await chosen();
    expect(plan.getByText("Row 11")).toBeVisible();
    expect(plan.queryByText("Row 12")).not.toBeInTheDocument();
    await user.click(plan.getByRole("button", { name: "Show all 30" }));
    expect(plan.getByText("Row 31")).toBeVisible();
  });

  it("is left without a trace", async () => {
    const { user, section, plan } = await chosen();
    await user.click(plan.getByRole("button", { name: "Do not import it" }));
    expect(section.queryByRole("region")).not.toBeInTheDocument();
    expect(section.getByLabelText("File to import")).toHaveFocus();
    expect(sent).toHaveLength(1);
  });
});

describe("an import of an archive", () => {
  it("brings back what was deleted here only when that is asked for", async () => {
    const deleted = [aDuplicate({ place: 2, title: "Kiln Operator" })];
    const asked: (string | null)[] = [];
    server.use(
      http.post("/api/import", ({ request }) => {
        const query = new URL(request.url).searchParams;
        asked.push(query.get("deleted"));
        const written = query.get("write") === "true";
        const nothing = { applications: 0, documents: 0, companies: 0, views: 0 };
        return HttpResponse.json(
          written
            ? anArchivePlan({ ...nothing, written, restored: 1 })
            : anArchivePlan({ ...nothing, deleted, deleted_documents: 1 }),
        );
      }),
    );
    const { user, section, plan } = await chosen();
    expect(plan.getByRole("list", { name: "Deleted here: 1" })).toHaveTextContent(
      "Number 2 Kiln Operator, Acme",
    );
    expect(plan.getByText("1 document of it was deleted here.")).toBeVisible();
    expect(plan.getByText(/^There is nothing to import/)).toBeVisible();
    await user.click(plan.getByRole("radio", { name: "Bring it back" }));
    const write = plan.getByRole("button", { name: "Import what it holds" });
    await waitFor(() => expect(write).not.toHaveAttribute("aria-disabled"));
    await user.click(write);
    expect(await section.findByText(/1 deleted application brought back\./)).toHaveFocus();
    expect(asked).toEqual(["leave", "restore", "restore"]);
  });

  it("tells what else it holds, and what came of it", async () => {
    server.use(
      http.post("/api/import", ({ request }) => {
        const written = new URL(request.url).searchParams.get("write") === "true";
        const left_out = written ? [{ place: 1, why: "Acme is followed already." }] : [];
        return HttpResponse.json(anArchivePlan({ written, left_out }));
      }),
    );
    const { user, section, plan } = await chosen();
    expect(plan.getByText(/^It would add 12 applications\./)).toHaveTextContent(
      "It also holds 3 documents, 5 followed companies and 1 saved view",
    );
    expect(plan.queryByText("What each column means")).not.toBeInTheDocument();
    await user.click(plan.getByRole("button", { name: "Import what it holds" }));
    expect(
      await section.findByText(/^12 applications imported, with 3 documents from “mine\.csv”\./),
    ).toHaveFocus();
    expect(section.getByText(/Acme is followed already\./)).toBeVisible();
  });
});

describe("a file that cannot be imported", () => {
  it("is refused in the server's words, and another can be chosen", async () => {
    const why = "It is no export of ours. Nothing was written.";
    server.use(http.post("/api/import", () => problem(400, why), { once: true }));
    const { user, section } = await opened("Bring things in");
    const box = section.getByLabelText("File to import");
    await user.upload(box, table());
    expect(await section.findByRole("alert")).toHaveTextContent(
      `“mine.csv” cannot be imported. ${why}`,
    );
    expect(section.queryByRole("button", { name: "Try again" })).not.toBeInTheDocument();
    await user.upload(box, table());
    expect(await section.findByRole("region")).toBeVisible();
    expect(section.queryByRole("alert")).not.toBeInTheDocument();
  });

  it("is asked about again when no answer came", async () => {
    server.use(http.post("/api/import", () => HttpResponse.error(), { once: true }));
    const { user, section } = await opened("Bring things in");
    await user.upload(section.getByLabelText("File to import"), table());
    expect(await section.findByRole("alert")).toHaveTextContent(
      "The server did not answer. Nothing was written.",
    );
    await user.click(section.getByRole("button", { name: "Try again" }));
    expect(await section.findByRole("region")).toBeVisible();
  });

  it("is told apart from a silent server when it was changed after it was chosen", async () => {
    const file = table();
    file.slice = () => {
      throw new DOMException("changed", "NotReadableError");
    };
    const { user, section } = await opened("Bring things in");
    await user.upload(section.getByLabelText("File to import"), file);
    expect(await section.findByRole("alert")).toHaveTextContent(
      "The file was changed or moved after it was chosen. Choose it again.",
    );
    expect(sent).toEqual([]);
  });
});
