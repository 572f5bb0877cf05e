/** Notes, interviews, reminders and contacts of an application: added, changed, removed, kept when refused. */
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { aContact, aNote, anApplication, anInterview, aReminder } from "@/testing/applications";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

const full = anApplication({
  ...{ version: 6, notes: [aNote()], contacts: [aContact()] },
  ...{ interviews: [anInterview()], reminders: [aReminder()] },
});
const sent: [method: string, path: string, body: unknown][] = [];
let refusal: Response | null = null;

beforeEach(() => {
  sent.length = 0;
  refusal = null;
  server.use(
    http.get("/api/applications/5", () => HttpResponse.json(full)),
    http.all("/api/applications/5/:kind/:id?/:what?", async ({ request }) => {
      const { pathname } = new URL(request.url);
      const text = await request.text();
      sent.push([request.method, pathname.slice(19), text === "" ? null : JSON.parse(text)]);
      return refusal ?? HttpResponse.json({ ...full, version: full.version + sent.length });
    }),
  );
});

describe("notes", () => {
  it("are kept when one leaves the box", async () => {
    const { user } = renderApp("/applications/5?tab=notes");
    expect(await screen.findByText("dbt")).toBeVisible();
    await user.type(screen.getByLabelText("New note"), "Ask about pay");
    await user.tab();
    await waitFor(() => expect(sent).toEqual([["POST", "/notes", { text: "Ask about pay" }]]));
    await waitFor(() => expect(screen.getByLabelText("New note")).toHaveValue(""));
  });

  it("stay in the box when they could not be kept", async () => {
    refusal = problem(503, "Busy.");
    const { user } = renderApp("/applications/5?tab=notes");
    await user.type(await screen.findByLabelText("New note"), "Ask about pay");
    await user.click(screen.getByRole("button", { name: "Add note" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("It is still in the box. Busy.");
    expect(screen.getByLabelText("New note")).toHaveValue("Ask about pay");
  });

  it("are changed in their place, and removed", async () => {
    const { user } = renderApp("/applications/5?tab=notes");
    const name = "They use **dbt**.";
    await user.click(await screen.findByRole("button", { name: `Edit the note ${name}` }));
    await user.type(screen.getByLabelText(`Edit the note ${name}`), " Yes");
    await user.click(screen.getByRole("button", { name: "Save note" }));
    await user.click(await screen.findByRole("button", { name: `Remove the note ${name}` }));
    await waitFor(() =>
      expect(sent).toEqual([
        ["PUT", "/notes/1", { text: "They use **dbt**. Yes" }],
        ["DELETE", "/notes/1", null],
      ]),
    );
  });
});

describe("interviews", () => {
  it("tell the time here and there, and how to join", async () => {
    renderApp("/applications/5?tab=interviews");
    const list = await screen.findByRole("list", { name: "Interviews" });
    expect(list).toHaveTextContent("Wed 2 Jan, 10:00 in America/New York");
    expect(list).toHaveTextContent("With Ada, Noor");
    expect(within(list).getByRole("link")).toHaveAttribute("href", "https://example.org/join");
  });

  it("are added with the zone they were agreed in", async () => {
    const { user } = renderApp("/applications/5?tab=interviews");
    await user.click(await screen.findByRole("button", { name: "Add interview" }));
    const when = screen.getByLabelText("Date and time");
    await user.clear(when);
    await user.type(when, "2030-03-01T14:30");
    await user.selectOptions(screen.getByLabelText("Time zone"), "America/New_York");
    await user.type(screen.getByLabelText("With"), "Ada, Noor");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual([
      ...["POST", "/interviews"],
      {
        ...{ local_at: "2030-03-01T14:30", zone: "America/New_York", round: null, minutes: 60 },
        ...{ place: null, link: null, people: ["Ada", "Noor"], note: null },
      },
    ]);
  });
});

describe("reminders", () => {
  it("are done, changed, and say how they repeat", async () => {
    const { user } = renderApp("/applications/5?tab=reminders");
    const list = await screen.findByRole("list", { name: "Reminders" });
    expect(list).toHaveTextContent(/Overdue, .*, every week/);
    await user.click(within(list).getByRole("button", { name: "Done: Ask again" }));
    await user.click(within(list).getByRole("button", { name: "Edit Ask again" }));
    await user.selectOptions(screen.getByLabelText("Repeat"), "Once");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[0]?.slice(0, 2)).toEqual(["POST", "/reminders/3/done"]);
    expect(sent[1]?.[2]).toEqual({
      ...{ text: "Ask again", local_at: "2025-11-04T09:00", zone: "Europe/Oslo", rule: null },
    });
  });
});

describe("contacts", () => {
  it("need a name, keep what was typed when refused, and are removed with a word", async () => {
    refusal = problem(422, "Give an e-mail address.");
    const { user } = renderApp("/applications/5?tab=contacts");
    await user.click(await screen.findByRole("button", { name: "Add contact" }));
    await user.type(screen.getByLabelText("E-mail"), "noor");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(screen.getByText("Name is missing.")).toBeVisible();
    await user.type(screen.getByLabelText("Name"), "Noor");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Give an e-mail address.");
    expect(screen.getByLabelText("E-mail")).toHaveValue("noor");
    refusal = null;
    await user.click(screen.getByRole("button", { name: "Remove Ada Marlowe" }));
    expect(await screen.findByText("Ada Marlowe removed.")).toBeVisible();
  });

  it("are a key away from anything else about the application", async () => {
    const { user, router } = renderApp("/applications/5");
    await screen.findByText("warehouse");
    await user.keyboard("r");
    expect(await screen.findByRole("list", { name: "Reminders" })).toBeVisible();
    expect(router.state.location.search).toBe("?tab=reminders");
  });
});
