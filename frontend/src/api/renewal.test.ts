/** Sessions that run out while one works: renewed unseen and once, or over for a reason. */
import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { request } from "@/api/client";
import { beginSession, endSession, joinTabs, sessionOver, type Tabs } from "@/api/session";
import type { Problem } from "@/lib/problem";
import { problem, server } from "@/testing/server";

/** A server that knows nobody until it was asked to renew. */
function staleServer(refuse?: () => Response) {
  const seen = { renewals: 0, things: 0 };
  let isStale = true;
  server.use(
    http.all("/api/thing", () => {
      seen.things += 1;
      return isStale ? problem(401, "It has run out.", "AccessExpired") : HttpResponse.json("yes");
    }),
    http.post("/api/auth/refresh", async () => {
      seen.renewals += 1;
      await new Promise((done) => setTimeout(done, 20));
      if (refuse !== undefined) return refuse();
      isStale = false;
      return HttpResponse.json({ expires_in: 900 });
    }),
  );
  return seen;
}

/** The other tabs of this browser: what they are told, and a way to speak for one of them. */
function otherTabs() {
  const told: unknown[] = [];
  const channel: Tabs = { postMessage: (news) => void told.push(news), onmessage: null };
  joinTabs(channel);
  const say = (data: unknown) =>
    channel.onmessage?.call(channel as BroadcastChannel, new MessageEvent("message", { data }));
  return { told, say };
}

const thing = () => request("GET", "/api/thing");
const failure = (asked: Promise<unknown>) => asked.catch((error: Problem) => error);

beforeEach(() => {
  otherTabs();
  beginSession();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a session that has run out", () => {
  it("is renewed unseen, and the request repeated with what it carried", async () => {
    const seen = staleServer();
    expect(await request("POST", "/api/thing", { body: { a: 1 } })).toBe("yes");
    expect(seen).toEqual({ renewals: 1, things: 2 });
    expect(sessionOver.read()).toBeNull();
  });

  it("is renewed once for all that was asked at the same time", async () => {
    const seen = staleServer();
    expect(await Promise.all(Array.from({ length: 12 }, thing))).toEqual(Array(12).fill("yes"));
    expect(seen.renewals).toBe(1);
  });

  it("is renewed in this tab's turn, and not again when another had the turn before", async () => {
    const { say } = otherTabs();
    const turns: string[] = [];
    vi.stubGlobal("navigator", {
      locks: {
        request: async (name: string, work: () => Promise<boolean>) => {
          turns.push(name);
          say({ kind: "renewed", at: Date.now() + 1 });
          return work();
        },
      },
    });
    const seen = staleServer();
    await failure(thing());
    expect(turns).toEqual(["job-hunt-tracker.renewal"]);
    expect(seen).toEqual({ renewals: 0, things: 2 });
  });

  it("stays when the server cannot tell, and the failure is told as it is", async () => {
    staleServer(() => problem(503, "The database does not answer.", "Unavailable"));
    expect(await failure(thing())).toMatchObject({ status: 503, code: "Unavailable" });
    expect(sessionOver.read()).toBeNull();
    staleServer(() => problem(403, "Another site's page sent this.", "Forbidden"));
    expect(await failure(thing())).toMatchObject({ status: 403, code: "Forbidden" });
    staleServer(() => HttpResponse.error());
    expect(await failure(thing())).toMatchObject({ status: 0 });
    expect(sessionOver.read()).toBeNull();
  });

  it.each([
    [401, "SessionReused", "reused"],
    [401, "SessionEnded", "ended"],
    [401, "SessionExpired", "expired"],
    [403, "NotOnTheList", "unlisted"],
    [401, "NotSignedIn", "over"],
  ])("is over at %i %s, and every tab knows why", async (status, code, why) => {
    const { told } = otherTabs();
    const seen = staleServer(() => problem(status, "No.", code));
    expect(await failure(thing())).toMatchObject({ status: 401, code: "AccessExpired" });
    expect(sessionOver.read()).toBe(why);
    expect(told).toEqual([{ kind: "over", why }]);
    expect(seen).toEqual({ renewals: 1, things: 1 });
    await failure(thing());
    expect(seen.renewals).toBe(1);
  });

  it("is over at once for somebody who was taken off the list, and for no other refusal", async () => {
    let code = "WithoutSignIn";
    server.use(http.get("/api/thing", () => problem(403, "No.", code)));
    await failure(thing());
    expect(sessionOver.read()).toBeNull();
    code = "NotOnTheList";
    expect(await failure(thing())).toMatchObject({ status: 403, message: "No." });
    expect(sessionOver.read()).toBe("unlisted");
  });

  it("is over when what was renewed is refused as well", async () => {
    const refused = () => problem(401, "No.", "AccessRefused");
    server.use(
      http.get("/api/thing", refused),
      http.post("/api/auth/refresh", () => HttpResponse.json({ expires_in: 900 })),
    );
    await failure(thing());
    expect(sessionOver.read()).toBe("over");
  });
});

describe("what other tabs say", () => {
  it("ends this tab's session too, and begins it again", () => {
    const { say } = otherTabs();
    say({ kind: "over", why: "left" });
    expect(sessionOver.read()).toBe("left");
    say({ kind: "entered" });
    expect(sessionOver.read()).toBeNull();
  });

  it("is of no meaning where nobody was signed in, and such a tab says nothing", () => {
    endSession("left");
    sessionOver.set(null);
    const { told, say } = otherTabs();
    say({ kind: "over", why: "reused" });
    expect(sessionOver.read()).toBeNull();
    endSession("over");
    expect(sessionOver.read()).toBe("absent");
    expect(told).toEqual([]);
  });
});

it("asks nobody to renew for what needs no session", async () => {
  const seen = staleServer();
  expect(await failure(request("POST", "/api/thing", { needsSession: false }))).toMatchObject({
    status: 401,
  });
  expect(seen).toEqual({ renewals: 0, things: 1 });
});
