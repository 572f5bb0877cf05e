/** The door: strangers and those whose session has ended are led to the login, and come back from there. */
import { act, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { endSession, entriesElsewhere, sessionOver } from "@/api/session";
import { FakeEventSource } from "@/testing/fake-event-source";
import { aMember } from "@/testing/fixtures";
import { aJob, aJobPage } from "@/testing/postings";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";
import { showToast, toasts } from "@/ui/toast-store";

const login = () => screen.findByRole("heading", { level: 1, name: "Sign in" });

/** From now on the server knows nobody, and says so to whoever wants to renew. */
function forgetEverybody(code = "NotSignedIn"): void {
  server.use(
    http.post("/api/auth/refresh", () => problem(401, "No.", code)),
    http.all(/\/api\/(?!auth\/(config|nonce|google|refresh)$)/, () =>
      problem(401, "Sign in first.", "NotSignedIn"),
    ),
  );
}

beforeEach(() => {
  server.use(http.get("/api/user", () => HttpResponse.json(aMember())));
});

describe("a stranger", () => {
  beforeEach(() => {
    endSession("left");
    sessionOver.set(null);
    forgetEverybody();
  });

  it.each(["/", "/jobs?q=data", "/info", "/sources/runs/7", "/nowhere"])(
    "is led from %s to the login, with the way back",
    async (address) => {
      const { router } = renderApp(address);
      await login();
      const query = new URLSearchParams(router.state.location.search);
      expect(query.get("from") ?? "/").toBe(address);
      expect(query.get("why")).toBe("absent");
      expect(screen.queryByRole("navigation")).not.toBeInTheDocument();
    },
  );
});

describe("somebody whose session ends", () => {
  it("is led to the login at the next question, with the reason and the way back", async () => {
    const { user, router } = renderApp("/jobs?q=data");
    await screen.findByRole("link", { name: "Data Engineer" });
    forgetEverybody("SessionReused");
    await user.click(screen.getByRole("link", { name: "Sources" }));
    expect(await screen.findByText(/^This session was used from two places/)).toBeVisible();
    const query = new URLSearchParams(router.state.location.search);
    expect(query.get("from")).toBe("/sources");
  });

  it("leaves nothing behind for whoever signs in next", async () => {
    const { router, client } = renderApp("/jobs");
    await screen.findByRole("link", { name: "Data Engineer" });
    act(() => showToast("Acme removed.", () => {}));
    act(() => endSession("left"));
    await login();
    expect(toasts.read()).toEqual([]);
    expect(client.getQueryCache().getAll()).toEqual([]);
    sessionOver.set(null);
    const theirs = aJobPage([aJob({ title: "Somebody else's job" })]);
    server.use(http.get("/api/jobs", () => HttpResponse.json(theirs)));
    void router.navigate("/jobs");
    expect(await screen.findByRole("link", { name: "Somebody else's job" })).toBeVisible();
    expect(screen.queryByRole("link", { name: "Data Engineer" })).not.toBeInTheDocument();
  });

  it("does not come back by the browser's own way back", async () => {
    const { router } = renderApp("/jobs");
    await screen.findByRole("link", { name: "Data Engineer" });
    forgetEverybody();
    endSession("left");
    await login();
    await router.navigate("/profile");
    expect(router.state.location).toMatchObject({ pathname: "/login", search: "?why=left" });
    expect(await login()).toBeVisible();
  });
});

it("sees what the new session sees when it was begun in another tab", async () => {
  renderApp("/profile");
  expect(await screen.findByText("Signed in as Ada Marlowe, ada@example.org.")).toBeVisible();
  const other = aMember({ name: "Noor Lindqvist", email: "noor@example.org" });
  server.use(http.get("/api/user", () => HttpResponse.json(other)));
  entriesElsewhere.set(entriesElsewhere.read() + 1);
  expect(await screen.findByText("Signed in as Noor Lindqvist, noor@example.org.")).toBeVisible();
});

it("follows a run past the end of an access token", async () => {
  renderApp("/sources/runs/7");
  await waitFor(() => expect(FakeEventSource.opened).toHaveLength(1));
  let isStale = true;
  server.use(
    http.get("/api/ingestion/status/7", () =>
      isStale ? problem(401, "It has run out.", "AccessExpired") : undefined,
    ),
    http.post("/api/auth/refresh", () => {
      isStale = false;
      return HttpResponse.json({ expires_in: 900 });
    }),
  );
  FakeEventSource.newest().giveUp();
  await waitFor(() => expect(FakeEventSource.opened).toHaveLength(2), { timeout: 8_000 });
  expect(screen.getByRole("heading", { level: 1, name: "Run 7" })).toBeVisible();
});
