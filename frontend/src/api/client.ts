/** The typed fetch that every request of this app goes through. */
import { takeEarly } from "@/api/early";
import { serverLink } from "@/api/link";
import { noAnswer, readProblem } from "@/api/problem";
import { renewSession } from "@/api/renewal";
import { endSession, isUnlisted, noteSession, whyOver } from "@/api/session";

type Query = Record<string, string | number | null | undefined> | URLSearchParams;
type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

const NOTHING_TO_SAY = 204;

interface Options {
  query?: Query;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** Whether only those get an answer who are signed in; their session is renewed when it has to be. */
  needsSession?: boolean;
}

export interface ServedFile {
  name: string;
  body: Blob;
}

const UNKNOWN_HERE = 401;
const FORBIDDEN = 403;

/** Answers with the JSON body, undefined when there is nothing to say. Throws a Problem for errors and silence. */
export async function request<Answer>(
  method: Method,
  path: string,
  options: Options = {},
): Promise<Answer> {
  const response = await answered(method, path, options);
  return (response.status === NOTHING_TO_SAY ? undefined : await response.json()) as Answer;
}

/** Answers with a file as the server keeps it, under the name that it gives it. One that breaks off is no answer. */
export async function requestFile(path: string): Promise<ServedFile> {
  const response = await answered("GET", path, {});
  try {
    return { name: fileName(response.headers), body: await response.blob() };
  } catch (error) {
    throw silenceOr(error);
  }
}

function fileName(headers: Headers): string {
  const said = headers.get("Content-Disposition") ?? "";
  const full = /filename\*=UTF-8''([^;]+)/.exec(said)?.[1];
  return full === undefined
    ? (/filename="([^"]*)"/.exec(said)?.[1] ?? "")
    : decodeURIComponent(full);
}

async function answered(method: Method, path: string, options: Options): Promise<Response> {
  const { query, body, headers, signal, needsSession = true } = options;
  const ask = () =>
    send(withQuery(path, query), {
      method,
      signal: signal ?? null,
      credentials: "same-origin",
      headers: { ...headersFor(body), ...headers },
      body: bodyOf(body),
    });
  const response = needsSession ? await askSignedIn(ask) : await ask();
  if (!response.ok) throw await readProblem(response);
  return response;
}

/** Files go as they are, everything else as JSON. */
function bodyOf(body: unknown): BodyInit | null {
  if (body instanceof Blob) return body;
  return body === undefined ? null : JSON.stringify(body);
}

/** A request that was refused for want of a session was not carried out, so it may be repeated. */
async function askSignedIn(ask: () => Promise<Response>): Promise<Response> {
  const sentAt = Date.now();
  const first = await ask();
  if (first.status !== UNKNOWN_HERE) {
    if (first.ok) noteSession();
    else if (first.status === FORBIDDEN && isUnlisted(await codeOf(first))) endSession("unlisted");
    return first;
  }
  if (!(await renewSession(sentAt, askToRenew))) return first;
  const second = await ask();
  if (second.status === UNKNOWN_HERE) endSession(whyOver(await codeOf(second)));
  return second;
}

async function codeOf(response: Response): Promise<string> {
  return (await readProblem(response.clone())).code;
}

const askToRenew = () =>
  send("/api/auth/refresh", {
    method: "POST",
    credentials: "same-origin",
    headers: headersFor(undefined),
  });

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    const early = init.method === "GET" ? takeEarly(address) : undefined;
    const response = await (early ?? fetch(address, init));
    serverLink.set("live");
    return response;
  } catch (error) {
    throw silenceOr(error);
  }
}

function silenceOr(error: unknown): unknown {
  if (error instanceof DOMException && error.name === "AbortError") return error;
  serverLink.set("lost");
  return noAnswer();
}

function headersFor(body: unknown): Record<string, string> {
  const accept = { Accept: "application/json" };
  if (body === undefined) return accept;
  const type = body instanceof Blob ? "application/octet-stream" : "application/json";
  return { ...accept, "Content-Type": type };
}

function withQuery(path: string, query: Query = {}): string {
  const text = (query instanceof URLSearchParams ? query : paramsOf(query)).toString();
  return text === "" ? path : `${path}?${text}`;
}

function paramsOf(query: Exclude<Query, URLSearchParams>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === "") continue;
    params.set(name, String(value));
  }
  return params;
}
