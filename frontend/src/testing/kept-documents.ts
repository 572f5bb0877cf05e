/** A stand-in server that keeps documents, beside an application with which one was sent, and notes what it was sent. */
import { HttpResponse, http } from "msw";
import type { KeptDocument } from "@/api/types";
import { anApplication } from "@/testing/applications";
import { aDocument, aSentDocument } from "@/testing/documents";
import { server } from "@/testing/server";

type Sent = [method: string, path: string] | [method: string, path: string, body: unknown];

export class DocumentServer {
  readonly sent: Sent[] = [];
  /** What every change is answered with, instead of being carried out. */
  refusal: (() => Response) | null = null;

  constructor(private kept: readonly KeptDocument[] = []) {
    const application = anApplication({ documents: [aSentDocument()] });
    const afterwards = { ...application, version: 2, documents: [] };
    server.use(
      http.get("/api/documents", () => HttpResponse.json([...this.kept])),
      http.get("/api/applications/5", () => HttpResponse.json(application)),
      http.all("/api/applications/5/documents/:use?", async ({ request }) => {
        await this.note(request);
        return this.refusal?.() ?? HttpResponse.json(afterwards);
      }),
      http.all("/api/documents/:id?/:what?", async ({ request, params }) => {
        if (request.method === "GET") return undefined;
        await this.note(request);
        return this.refusal?.() ?? this.change(request, Number(params.id ?? 8));
      }),
    );
  }

  private change({ method, url }: Request, id: number): Response {
    if (method === "DELETE") {
      this.kept = [];
      return HttpResponse.json(aDocument({ id, deleted_at: "2025-11-20T12:00:00Z" }));
    }
    const one = aDocument({ id, name: new URL(url).searchParams.get("name") ?? "CV Ada" });
    this.kept = [one, ...this.kept.filter((other) => other.id !== id)];
    return HttpResponse.json(one);
  }

  async note(request: Request): Promise<void> {
    const { pathname, search } = new URL(request.url);
    const text = await request.text();
    const isJson = request.headers.get("Content-Type") === "application/json";
    const line: Sent = [request.method, pathname + search];
    this.sent.push(isJson ? [...line, JSON.parse(text)] : line);
  }
}
