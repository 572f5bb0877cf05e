/** Error answers of any kind, read into a Problem. */
import { Problem } from "@/lib/problem";

interface ProblemBody {
  title?: unknown;
  detail?: unknown;
  code?: unknown;
  errors?: unknown;
}

export function noAnswer(): Problem {
  return new Problem(0, "no_answer", "The server did not answer.");
}

/** Reads an error answer of any kind, also one that is not JSON or not of our server. */
export async function readProblem(response: Response): Promise<Problem> {
  const body = await readBody(response);
  const code = typeof body.code === "string" ? body.code : `http_${response.status}`;
  return new Problem(response.status, code, messageOf(body, response.status));
}

async function readBody(response: Response): Promise<ProblemBody> {
  try {
    const body: unknown = await response.json();
    return typeof body === "object" && body !== null ? body : {};
  } catch {
    return {};
  }
}

function messageOf(body: ProblemBody, status: number): string {
  const first = Array.isArray(body.errors) ? (body.errors[0] as unknown) : undefined;
  if (typeof first === "object" && first !== null && "msg" in first) return `${String(first.msg)}.`;
  if (typeof body.detail === "string" && body.detail !== "") return body.detail;
  if (typeof body.title === "string" && body.title !== "") return `${body.title}.`;
  return `The server answered ${status}.`;
}
