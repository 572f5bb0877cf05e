/** The stand-in server of the tests: a filled account, which a test overrides where it needs to. */
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { aBoard, anApplication, anApplicationPage, anEvent, aToday } from "@/testing/applications";
import { aDrift } from "@/testing/documents";
import {
  aCompany,
  anAbout,
  anAccountEvent,
  aPastRun,
  aPlan,
  aRun,
  aSession,
  aSetting,
  aSignInConfig,
  aUser,
} from "@/testing/fixtures";
import { aCompanyCard, someInsights } from "@/testing/insights";
import { aCalendar, aRoom, someThresholds } from "@/testing/portable";
import { aDetail, aJobPage } from "@/testing/postings";

export const server = setupServer(
  http.get("/health", () => HttpResponse.json({ status: "healthy" })),
  http.get("/api/about", () => HttpResponse.json(anAbout())),
  http.get("/api/auth/config", () => HttpResponse.json(aSignInConfig())),
  http.get("/api/auth/nonce", () => HttpResponse.json({ nonce: "n-1", expires_in: 600 })),
  http.get("/api/auth/sessions", () => HttpResponse.json([aSession()])),
  http.get("/api/auth/history", () => HttpResponse.json([anAccountEvent()])),
  http.post("/api/auth/refresh", () => problem(401, "Nobody is signed in.", "NotSignedIn")),
  http.get("/api/user", () => HttpResponse.json(aUser())),
  http.get("/api/ingestion/companies", () =>
    HttpResponse.json([
      aCompany(),
      aCompany({ name: "netflix", display_name: "Netflix", platform_label: "Eightfold" }),
    ]),
  ),
  http.get("/api/ingestion/titles", () =>
    HttpResponse.json([
      { company: "acme", title: "Data Engineer" },
      { company: "acme", title: "Engineering Intern" },
    ]),
  ),
  http.get("/api/ingestion/settings", () => HttpResponse.json([aSetting()])),
  http.post("/api/ingestion/dry-run", () => HttpResponse.json({ acme: aPlan() })),
  http.get("/api/ingestion/runs", () => HttpResponse.json([aPastRun()])),
  http.get("/api/ingestion/status/:id", () => HttpResponse.json(aRun())),
  http.get("/api/jobs", () => HttpResponse.json(aJobPage())),
  http.post("/api/jobs/actions", () => HttpResponse.json({ changed: 1, undo: null })),
  http.get("/api/jobs/:id/versions", () => HttpResponse.json([])),
  http.get("/api/views", () => HttpResponse.json([])),
  http.get("/api/jobs/:id", () => HttpResponse.json(aDetail())),
  http.get("/api/insights/jobs/:id/closing", () =>
    HttpResponse.json({ n: 7, days: null, like: ["company:acme"] }),
  ),
  http.get("/api/applications/board", () => HttpResponse.json(aBoard())),
  http.get("/api/applications", () => HttpResponse.json(anApplicationPage())),
  http.get("/api/applications/:id", () => HttpResponse.json(anApplication())),
  http.get("/api/applications/:id/timeline", () =>
    HttpResponse.json({ items: [anEvent()], next: null }),
  ),
  http.get("/api/insights/companies/:company", () => HttpResponse.json(aCompanyCard())),
  http.get("/api/insights", () => HttpResponse.json(someInsights())),
  http.get("/api/thresholds", () => HttpResponse.json(someThresholds())),
  http.get("/api/calendar", () => HttpResponse.json(aCalendar())),
  http.get("/api/documents/room", () => HttpResponse.json(aRoom())),
  http.get("/api/applications/:id/changes", () => HttpResponse.json(aDrift())),
  http.get("/api/documents", () => HttpResponse.json([])),
  http.get("/api/today", () => HttpResponse.json(aToday())),
  http.get("/api/timeline", () => HttpResponse.json({ items: [anEvent()], next: null })),
);

/** An error answer of the kind our server sends. */
export function problem(status: number, detail: string, code = "test"): Response {
  return HttpResponse.json(
    { type: "about:blank", title: "Error", status, detail, code },
    { status },
  );
}
