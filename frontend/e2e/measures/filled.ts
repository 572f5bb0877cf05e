/** The screens of a filled account on the server under test, each by an address that shows something. */
import { type ScreenPath, screenPaths } from "@/app/screen-paths";

export interface FilledScreen {
  name: string;
  /** Whole, since the login is on a server of its own: the other one's owner never sees it. */
  address: () => Promise<string>;
}

async function ask<Answer>(path: string): Promise<Answer> {
  const answer = await fetch(`${process.env.E2E_BASE_URL}${path}`);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return (await answer.json()) as Answer;
}

async function aJobId(): Promise<number> {
  const { items } = await ask<{ items: { id: number }[] }>("/api/jobs?limit=1");
  const id = items[0]?.id;
  if (id === undefined) throw new Error("The account has no postings: fill it first.");
  return id;
}

async function newestRunId(): Promise<number> {
  const id = (await ask<{ run_id: number }[]>("/api/ingestion/runs"))[0]?.run_id;
  if (id === undefined) throw new Error("The account has no runs: fill it first.");
  return id;
}

async function anApplicationId(): Promise<number> {
  const page = await ask<{ items: { id: number }[] }>("/api/applications?limit=1");
  const id = page.items[0]?.id;
  if (id !== undefined) return id;
  const answer = await fetch(`${process.env.E2E_BASE_URL}/api/applications`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ job_id: await aJobId() }),
  });
  return ((await answer.json()) as { id: number }).id;
}

async function aCompanyName(): Promise<string> {
  const name = (await ask<{ name: string }[]>("/api/ingestion/companies"))[0]?.name;
  if (name === undefined) throw new Error("The account follows no company: fill it first.");
  return name;
}

/** An id for every `:id` and a name for every `:company`, by the screen's own path. */
async function addressOf(path: ScreenPath): Promise<string> {
  if (path === "/login") return `${process.env.E2E_SIGN_IN_URL}${path}`;
  const server = process.env.E2E_BASE_URL;
  if (path.includes(":company")) {
    return `${server}${path.replace(":company", encodeURIComponent(await aCompanyName()))}`;
  }
  if (!path.includes(":id")) return `${server}${path}`;
  const idOf = path.startsWith("/applications/")
    ? anApplicationId
    : path.includes("/runs/")
      ? newestRunId
      : aJobId;
  return `${server}${path.replace(":id", String(await idOf()))}`;
}

/** Left out is the address that leads nowhere. */
export const screens: FilledScreen[] = screenPaths
  .filter((path) => path !== "*")
  .map((path) => ({ name: path, address: () => addressOf(path) }));
