/** How Vercel serves the web app: the API under the same origin, our own headers, every other address the app's. */
import type { VercelConfig } from "@vercel/config/v1";
import headers from "./vite/security-headers.json" with { type: "json" };

/** Where the API is deployed; the browser never speaks to it directly, so it needs neither CORS nor foreign cookies. */
const API = origin("API_ORIGIN") ?? origin("VITE_API_URL");
/** Where progress streams are answered, when that is another place. */
const STREAMS = origin("STREAM_ORIGIN") ?? API;

if (API === undefined || STREAMS === undefined) {
  throw new Error("Set API_ORIGIN to the address of the API, such as https://api.example.com.");
}

const POLICY = "Content-Security-Policy";

/** Where documents go and come from by signed addresses, when they do: a bucket, and no other of its store. */
function withFiles(sent: typeof headers): typeof headers {
  const given = process.env.FILES_AT;
  if (given === undefined || given === "") return sent;
  if (!/^https:\/\/[\w.-]+(:\d+)?(\/[\w.-]+)*$/.test(given)) {
    throw new Error(`FILES_AT must be an https address of a bucket; it is ${given}.`);
  }
  const policy = sent[POLICY].replace("connect-src 'self'", `connect-src 'self' ${given}/`);
  return { ...sent, [POLICY]: policy };
}

function origin(name: string): string | undefined {
  const given = process.env[name];
  if (given === undefined || given === "") return undefined;
  const url = new URL(given);
  if (url.protocol !== "https:" || !["", "/"].includes(url.pathname + url.search + url.hash)) {
    throw new Error(`${name} must be an https origin without a path; it is ${given}.`);
  }
  return url.origin;
}

/** To the API with the secret by which it believes what this proxy says of the client's address. */
function toAPI(path: string, target: string) {
  const secret = { type: "request.headers", op: "set", target: { key: "x-proxy-secret" } };
  return {
    src: `^${path}$`,
    dest: `${target}$1`,
    transforms: [{ ...secret, args: "$PROXY_SECRET", env: ["PROXY_SECRET"] }],
  };
}

/** What the API answers has headers of its own, stricter ones where a saved page is handed out. */
const NOT_THE_API = "^/(?!api/|auth/|health$)";

export const config: VercelConfig = {
  framework: "vite",
  buildCommand: "npm run build",
  outputDirectory: "dist",
  // Written as routes, in which the order is ours: rewrites with a changed request header are put before all headers.
  routes: [
    { src: `${NOT_THE_API}.*$`, headers: withFiles(headers), continue: true },
    {
      src: "^/assets/.*$",
      headers: { "Cache-Control": "public, max-age=31536000, immutable" },
      continue: true,
    },
    {
      src: `${NOT_THE_API}(?!assets/).*$`,
      headers: { "Cache-Control": "no-cache" },
      continue: true,
    },
    toAPI("(/api/ingestion/progress/.*)", STREAMS),
    toAPI("(/api/.*)", API),
    toAPI("(/auth/.*)", API),
    toAPI("(/health)", API),
    { handle: "filesystem" },
    { src: "^/(?!assets/).*$", dest: "/index.html" },
  ],
};
