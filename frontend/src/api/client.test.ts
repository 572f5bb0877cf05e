/** The typed fetch, with good answers and every kind of bad one. */
import { HttpResponse, http } from "msw";
import { describe, expect, it, vi } from "vitest";
import { request, requestFile } from "@/api/client";
import { fetchJobs, saveSettings } from "@/api/endpoints";
import { NO_FILTERS } from "@/api/job-search";
import type { SettingOp } from "@/api/types";
import { Problem, problemText } from "@/lib/problem";
import { problem, server } from "@/testing/server";

async function problemOf(response: () => Response): Promise<Problem> {
  server.use(http.get("/api/thing", response));
  const error: unknown = await request("GET", "/api/thing").catch((caught: unknown) => caught);
  if (!(error instanceof Problem)) throw new Error("The request did not fail with a Problem.");
  return error;
}

describe("request", () => {
  it("answers with the body", async () => {
    server.use(http.get("/api/thing", () => HttpResponse.json({ a: 1 })));
    expect(await request("GET", "/api/thing")).toEqual({ a: 1 });
  });

  it("takes an answer that the page asked for early, once, and not when it is old", async () => {
    const early = () => ({ "/api/thing": Promise.resolve(HttpResponse.json("early")) });
    server.use(http.all("/api/thing", () => HttpResponse.json("later")));
    const now = vi.spyOn(performance, "now").mockReturnValue(1_000);
    window.earlyAnswers = early();
    expect(await request("POST", "/api/thing")).toBe("later");
    expect(await request("GET", "/api/thing")).toBe("early");
    expect(await request("GET", "/api/thing")).toBe("later");
    window.earlyAnswers = early();
    now.mockReturnValue(60_000);
    expect(await request("GET", "/api/thing")).toBe("later");
  });

  it("sends a JSON body", async () => {
    server.use(
      http.post("/api/thing", async ({ request: sent }) => HttpResponse.json(await sent.json())),
    );
    expect(await request("POST", "/api/thing", { body: { b: [2] } })).toEqual({ b: [2] });
  });

  it("leaves empty filters out of the address and escapes the others", async () => {
    let address = "";
    server.use(
      http.get("/api/jobs", ({ request: sent }) => {
        address = new URL(sent.url).search;
        return HttpResponse.json({ items: [], next: null, total: { count: 0, capped: false } });
      }),
    );
    const search = { ...NO_FILTERS, q: "c++ & go", place: ["Oslo", "Bergen"] };
    await fetchJobs({ ...search, pay_unlisted: false, status: "open" }, null, 50);
    expect(address).toBe("?q=c%2B%2B+%26+go&place=Oslo&place=Bergen&status=open&limit=50");
  });

  it("saves more settings than the server takes at once in several requests, in their order", async () => {
    const sizes: number[] = [];
    server.use(
      http.post("/api/ingestion/settings", async ({ request: sent }) => {
        const ops = (await sent.json()) as SettingOp[];
        sizes.push(ops.length);
        return HttpResponse.json(ops.map((op) => ({ ...op, success: true })));
      }),
    );
    const ops = Array.from({ length: 1_201 }, (_, at) => ({
      ...{ op: "delete" as const, company_name: `co-${at}` },
    }));
    const results = await saveSettings(ops);
    expect(sizes).toEqual([500, 500, 201]);
    expect(results.map((row) => row.company_name)).toEqual(ops.map((op) => op.company_name));
  });

  it("says what the server said", async () => {
    const error = await problemOf(() => problem(409, "A run is going on already.", "run_open"));
    expect(error).toMatchObject({ status: 409, code: "run_open" });
    expect(problemText(error)).toBe("A run is going on already.");
  });

  it("says the first thing wrong with what was sent", async () => {
    const body = { title: "Invalid", errors: [{ loc: ["body", 0], msg: "Field required" }] };
    const error = await problemOf(() => HttpResponse.json(body, { status: 422 }));
    expect(error.message).toBe("Field required.");
  });

  it("gives the status when the answer is not of our server", async () => {
    const html = await problemOf(() => new HttpResponse("<h1>Bad gateway</h1>", { status: 502 }));
    expect(html).toMatchObject({ status: 502, message: "The server answered 502." });
    const list = await problemOf(() => HttpResponse.json([1], { status: 500 }));
    expect(list.message).toBe("The server answered 500.");
  });

  it("says so when no answer came", async () => {
    const error = await problemOf(() => HttpResponse.error());
    expect(error).toMatchObject({ status: 0, message: "The server did not answer." });
  });
});

describe("a file of the server", () => {
  const named = (name: string) => ({ "Content-Disposition": `attachment; filename="${name}"` });

  it("answers with the file under its name", async () => {
    server.use(
      http.get("/api/thing", () => new HttpResponse("a,b", { headers: named("mine.csv") })),
    );
    const { name, body } = await requestFile("/api/thing");
    expect([name, body.size]).toEqual(["mine.csv", 3]);
  });

  it("takes an answer that breaks off for none", async () => {
    const broken = new ReadableStream({
      start(stream) {
        stream.enqueue(new TextEncoder().encode("PK"));
        stream.error(new Error("gone"));
      },
    });
    server.use(http.get("/api/thing", () => new HttpResponse(broken, { headers: named("a.zip") })));
    await expect(requestFile("/api/thing")).rejects.toMatchObject({ code: "no_answer" });
  });

  it("fails as every other request does", async () => {
    server.use(http.get("/api/thing", () => problem(503, "The database is busy.")));
    await expect(requestFile("/api/thing")).rejects.toThrow("The database is busy.");
  });
});
