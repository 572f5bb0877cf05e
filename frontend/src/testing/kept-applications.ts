/** A stand-in server that keeps applications: moves them, deletes them, takes things back, and notes what it was sent. */
import { HttpResponse, http } from "msw";
import type { Application, ApplicationItem, ApplicationMove } from "@/api/types";
import { aBoard, anApplication, anApplicationPage } from "@/testing/applications";
import { problem, server } from "@/testing/server";

interface Sent {
  path: string;
  version: string | null;
  body: unknown;
}

/** Each event's id is the version that it made, so an undo brings back what was before that. */
export function keepApplications(start: readonly ApplicationItem[]) {
  const sent: Sent[] = [];
  const past = new Map(start.map((item) => [item.id, [whole(item)]]));
  const now = (id: number) => past.get(id)?.at(-1);
  const alive = () =>
    [...past.keys()].flatMap((id) => now(id) ?? []).filter((one) => one.deleted_at === null);

  async function note(request: Request): Promise<unknown> {
    const text = await request.text();
    const body: unknown = text === "" ? null : JSON.parse(text);
    const { pathname } = new URL(request.url);
    sent.push({ path: pathname, version: request.headers.get("If-Match"), body });
    return body;
  }

  function change(id: number, by: Partial<Application>): Response {
    const before = now(id);
    if (before === undefined) return problem(404, "There is no such application.");
    const version = before.version + 1;
    const after = { ...before, ...by, version, undo: id * 100 + version };
    past.get(id)?.push(after);
    return HttpResponse.json(after);
  }

  server.use(
    http.get("/api/applications/board", () => HttpResponse.json(aBoard(alive()))),
    http.get("/api/applications", () => HttpResponse.json(anApplicationPage(alive()))),
    http.get("/api/applications/:id", ({ params }) => {
      const found = now(Number(params.id));
      return found === undefined ? problem(404, "None.") : HttpResponse.json(found);
    }),
    http.post("/api/applications/:id/move", async ({ request, params }) => {
      const { stage, outcome = null } = (await note(request)) as ApplicationMove;
      return change(Number(params.id), { stage, outcome });
    }),
    http.delete("/api/applications/:id", async ({ request, params }) => {
      await note(request);
      return change(Number(params.id), { deleted_at: "2025-11-20T12:00:00Z" });
    }),
    http.post("/api/timeline/:event/undo", async ({ request, params }) => {
      await note(request);
      const event = Number(params.event);
      const id = Math.floor(event / 100);
      const before = past.get(id)?.find((one) => one.version === (event % 100) - 1);
      const answer = change(id, { ...before });
      return HttpResponse.json({ event: event + 1, application: await answer.json() });
    }),
  );
  return sent;
}

function whole(item: ApplicationItem): Application {
  return { ...anApplication(), ...item };
}
