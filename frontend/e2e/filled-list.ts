/** An account of the server under test that has postings to look at. */
import { type APIRequestContext, expect } from "@playwright/test";
import type { Company, JobPage, RunStatus } from "@/api/types";

export const RUN_LIMIT = 180_000;

/** Follows one company and runs, unless there are postings already. */
export async function fillTheList(request: APIRequestContext): Promise<void> {
  const found: JobPage = await (await request.get("/api/jobs?limit=1")).json();
  if (found.total.count > 0) return;
  const [company]: Company[] = await (await request.get("/api/ingestion/companies")).json();
  if (company === undefined) throw new Error("The server knows no company.");
  await runOver(request, [company.name]);
}

/** Follows these companies, whatever their postings' titles, and runs to the end. */
export async function runOver(
  request: APIRequestContext,
  companies: readonly string[],
): Promise<void> {
  const title_filters = { include: [], exclude: [] };
  const data = companies.map((company_name) => ({
    ...{ op: "upsert", company_name, title_filters, is_enabled: true },
  }));
  await request.post("/api/ingestion/settings", { data });
  await run(request);
}

/** Reads all that is followed anew, to the end. */
export async function run(request: APIRequestContext): Promise<void> {
  const { run_id } = await (await request.post("/api/ingestion/start", { data: {} })).json();
  await expect
    .poll(
      async () => {
        const answer = await request.get(`/api/ingestion/status/${run_id}`);
        return ((await answer.json()) as RunStatus).status;
      },
      { timeout: RUN_LIMIT },
    )
    .toBe("finished");
}
