/** A stand-in server that keeps the settings it is sent. */
import { HttpResponse, http } from "msw";
import type { SettingOp } from "@/api/types";
import { applyOps } from "@/features/companies/setting-ops";
import { aSetting } from "@/testing/fixtures";
import { server } from "@/testing/server";

/** Settings as the server would keep them; the companies in `refuse` are refused with that text. */
export function keepSettings(start = [aSetting()], refuse: Record<string, string> = {}) {
  const sent: SettingOp[][] = [];
  let kept = start;
  server.use(
    http.get("/api/ingestion/settings", () => HttpResponse.json(kept)),
    http.post("/api/ingestion/settings", async ({ request }) => {
      const ops = (await request.json()) as SettingOp[];
      sent.push(ops);
      const accepted = ops.filter(({ company_name }) => !(company_name in refuse));
      kept = applyOps(kept, accepted, "2025-11-20T12:00:00Z");
      const results = ops.map(({ op, company_name }) => {
        const error = refuse[company_name];
        return { op, company_name, success: error === undefined, error };
      });
      return HttpResponse.json(results);
    }),
  );
  return sent;
}
