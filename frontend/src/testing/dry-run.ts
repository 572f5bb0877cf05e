/** A server that answers dry runs, company by company. */
import { HttpResponse, http } from "msw";
import type { DryRun } from "@/api/types";
import { aPlan, aSetting } from "@/testing/fixtures";
import { server } from "@/testing/server";

/** Settings for these companies, and an answer for each when it is asked about; tells who was. */
export function answerDryRun(dryRun: DryRun): string[] {
  const asked: string[] = [];
  const settings = Object.keys(dryRun).map((company_name, id) => aSetting({ id, company_name }));
  server.use(
    http.get("/api/ingestion/settings", () => HttpResponse.json(settings)),
    http.post("/api/ingestion/dry-run", ({ request }) => {
      const name = new URL(request.url).searchParams.get("company") ?? "";
      asked.push(name);
      return HttpResponse.json({ [name]: dryRun[name] });
    }),
  );
  return asked;
}

export const failedPlan = aPlan({
  ...{ status: "error", state: "failed", included_jobs: [], excluded_jobs: [] },
  ...{ total_count: 0, filtered_count: 0, urls_count: 0, new: 0, changed_listing: 0 },
  error_message: "the board answered 500 three times",
});
