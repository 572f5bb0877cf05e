/** What Vercel makes of our configuration: where each address leads, and with which headers. */
import { normalizeRoutes, type Route, type RouteWithSrc } from "@vercel/routing-utils";
import { beforeEach, describe, expect, it, vi } from "vitest";
import securityHeaders from "./vite/security-headers.json" with { type: "json" };

const API = "https://api.example.com";

beforeEach(() => {
  vi.resetModules();
  vi.unstubAllEnvs();
  vi.stubEnv("API_ORIGIN", API);
});

/** The routes as Vercel takes them, or the fault that it finds in them. */
async function compiled(): Promise<Route[]> {
  const { config } = await import("./vercel.ts");
  const { routes, error } = normalizeRoutes(config.routes as Route[]);
  expect(error).toBeNull();
  return routes ?? [];
}

async function matching(path: string): Promise<RouteWithSrc[]> {
  return (await compiled())
    .filter((route): route is RouteWithSrc => "src" in route)
    .filter(({ src }) => new RegExp(src).test(path));
}

/** Where an address leads when there is no such file: the first route that ends the search. */
async function leadsTo(path: string): Promise<string | null> {
  const route = (await matching(path)).find((one) => one.continue !== true);
  return route?.dest === undefined ? null : path.replace(new RegExp(route.src), route.dest);
}

async function headersOf(path: string): Promise<Record<string, string>> {
  const ahead = (await matching(path)).filter((one) => one.continue === true);
  return Object.assign({}, ...ahead.map((route) => route.headers ?? {}));
}

describe("the configuration for Vercel", () => {
  it("sends the API's addresses to the API, with the proxy's secret", async () => {
    expect(await leadsTo("/api/jobs")).toBe(`${API}/api/jobs`);
    expect(await leadsTo("/auth/google")).toBe(`${API}/auth/google`);
    expect(await leadsTo("/health")).toBe(`${API}/health`);
    for (const path of ["/api/jobs", "/auth/google", "/health", "/api/ingestion/progress/7"]) {
      const [route] = (await matching(path)).filter((one) => one.continue !== true);
      expect(route?.transforms).toEqual([
        {
          type: "request.headers",
          op: "set",
          target: { key: "x-proxy-secret" },
          args: "$PROXY_SECRET",
          env: ["PROXY_SECRET"],
        },
      ]);
    }
  });

  it("lets files go to the bucket that is named, and to none otherwise", async () => {
    const policy = "Content-Security-Policy";
    expect((await headersOf("/jobs"))[policy]).toBe(securityHeaders[policy]);
    vi.resetModules();
    vi.stubEnv("FILES_AT", "https://s3.eu-north-1.amazonaws.com/files");
    expect((await headersOf("/jobs"))[policy]).toContain(
      "connect-src 'self' https://s3.eu-north-1.amazonaws.com/files/ https://accounts.google.com/gsi/;",
    );
    for (const wrong of ["http://a.example/b", "https://a.example/b; script-src *"]) {
      vi.resetModules();
      vi.stubEnv("FILES_AT", wrong);
      await expect(import("./vercel.ts")).rejects.toThrow("FILES_AT must be");
    }
  });

  it("sends progress streams elsewhere when they have a place of their own", async () => {
    expect(await leadsTo("/api/ingestion/progress/7")).toBe(`${API}/api/ingestion/progress/7`);
    vi.resetModules();
    vi.stubEnv("STREAM_ORIGIN", "https://streams.example.com");
    expect(await leadsTo("/api/ingestion/progress/7")).toBe(
      "https://streams.example.com/api/ingestion/progress/7",
    );
    expect(await leadsTo("/api/jobs")).toBe(`${API}/api/jobs`);
  });

  it("leads the app's own addresses to its first page, and missing files nowhere", async () => {
    for (const path of ["/", "/jobs", "/jobs/7", "/apiary"]) {
      expect(await leadsTo(path)).toBe("/index.html");
    }
    expect(await leadsTo("/assets/gone.js")).toBeNull();
  });

  it("sends the headers that our own server sends, and caches only what never changes", async () => {
    expect(await headersOf("/jobs")).toEqual({ ...securityHeaders, "Cache-Control": "no-cache" });
    expect((await headersOf("/assets/app.js"))["Cache-Control"]).toContain("immutable");
  });

  it("leaves the API's answers the headers that they have, and asks for files before the first page", async () => {
    for (const path of ["/api/jobs/7/raw", "/auth/google", "/health"]) {
      expect(await headersOf(path)).toEqual({});
    }
    const routes = await compiled();
    const files = routes.findIndex((route) => "handle" in route && route.handle === "filesystem");
    expect(files).toBe(routes.length - 2);
  });

  it.each([
    ["", "Set API_ORIGIN"],
    ["http://api.example.com", "must be an https origin"],
    ["https://api.example.com/prod", "must be an https origin without a path"],
  ])("refuses the API's address %j", async (given, said) => {
    vi.stubEnv("API_ORIGIN", given);
    await expect(import("./vercel.ts")).rejects.toThrow(said);
  });
});
