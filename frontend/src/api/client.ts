/** The typed fetch that every request of this app goes through. */
import { takeEarly } from "@/api/early";
import { serverLink } from "@/api/link";
import { noAnswer, readProblem } from "@/api/problem";

type Query = Record<string, string | number | null | undefined> | URLSearchParams;
type Method = "GET" | "POST" | "PUT" | "DELETE";

const NOTHING_TO_SAY = 204;

interface Options {
  query?: Query;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/** Answers with the JSON body, and undefined when the server has nothing to say. Throws a Problem for every error answer, and when none came. */
export async function request<Answer>(
  method: Method,
  path: string,
  { query, body, signal }: Options = {},
): Promise<Answer> {
  const response = await send(withQuery(path, query), {
    method,
    signal: signal ?? null,
    credentials: "same-origin",
    headers: headersFor(body),
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) throw await readProblem(response);
  return (response.status === NOTHING_TO_SAY ? undefined : await response.json()) as Answer;
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    const early = init.method === "GET" ? takeEarly(address) : undefined;
    const response = await (early ?? fetch(address, init));
    serverLink.set("live");
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    serverLink.set("lost");
    throw noAnswer();
  }
}

function headersFor(body: unknown): HeadersInit {
  const accept = { Accept: "application/json" };
  return body === undefined ? accept : { ...accept, "Content-Type": "application/json" };
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
