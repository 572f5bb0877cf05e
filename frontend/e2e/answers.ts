/** The states of the server that every screen is looked at in, given in its place by the browser. */
import type { Page, Route } from "@playwright/test";
import {
  aBoard,
  aContact,
  aNeed,
  aNote,
  anApplication,
  anApplicationPage,
  anEvent,
  anInterview,
  anItem,
  aReminder,
  aToday,
} from "@/testing/applications";
import { aDocument, aDrift, aSentDocument, aVersion } from "@/testing/documents";
import {
  aCompany,
  aMember,
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
import { aCompanyCard, anUnreadCompany, noInsights, someInsights } from "@/testing/insights";
import { aCalendar, aDuplicate, aRoom, aTablePlan, someThresholds } from "@/testing/portable";
import { aDetail, aJob, aJobPage, aView } from "@/testing/postings";

export const STATES = ["loading", "empty", "filled", "error", "offline"] as const;

export type ServerState = (typeof STATES)[number];

const longTitle = `Senior Software Engineer, ${"Donaudampfschifffahrtsgesellschaft".repeat(4)}`;

const aboutIt = { id: 5, company: "Acme", title: "Data Engineer", deleted: false };

const companies = [
  aCompany(),
  aCompany({
    name: "globex",
    display_name: "Globex",
    state: "failed",
    reason: "board answered 404",
  }),
  aCompany({ name: "initech", display_name: "Initech", state: "suspicious", reason: "empty" }),
  aCompany({ name: "umbrella", display_name: "Umbrella", state: "never", last_checked_at: null }),
];

const failedPlan = aPlan({
  ...{ status: "error", state: "failed", error_message: "board answered 404" },
  ...{ total_count: 0, filtered_count: 0, urls_count: 0, new: 0, changed_listing: 0 },
  ...{ included_jobs: [], excluded_jobs: [] },
});

const narrowedPlan = aPlan({ state: "partial", narrowed: true, reason: "narrowed" });

const aNonce = { nonce: "n-1", expires_in: 600 };

const someApplications = [
  anItem({ tags: ["remote"], changed: true }),
  anItem({ id: 6, stage: "applied", title: longTitle, posting: "closed" }),
  anItem({ id: 7, stage: "closed", outcome: "rejected" }),
  anItem({
    ...{ id: 8, stage: "interview" },
    next: { kind: "interview", id: 1, at: "2030-01-01T09:00:00Z", text: "Final" },
  }),
];

const anApplicationWithAll = anApplication({
  ...{ stage: "applied", applied_at: "2025-11-05T09:00:00Z", changed: true, tags: ["remote"] },
  notes: [aNote()],
  contacts: [aContact()],
  interviews: [anInterview()],
  reminders: [aReminder()],
  documents: [aSentDocument({ sent_to: longTitle })],
  offer_deadline: "2030-01-01",
  pay: { asked: 72_000, offered: null, currency: "EUR", period: "year", note: longTitle },
  posting_now: {
    ...{ status: "closed", closed_at: "2025-11-09T09:00:00Z", closed_reason: null },
    last_seen_at: "2025-11-09T09:00:00Z",
  },
});

const aUse = { id: 91, application_id: 6, company: "Globex", title: longTitle, sent_to: "Kim" };

const someDocuments = [
  aDocument({
    versions: [
      aVersion({ id: 71, number: 2, file_name: `${"x".repeat(110)}.pdf` }),
      aVersion({ uses: [{ ...aUse, sent_at: "2025-11-02T09:00:00Z" }] }),
    ],
  }),
  aDocument({ id: 8, name: longTitle, kind: "cover_letter" }),
];

const someEvents = {
  items: [
    anEvent({ id: 44, kind: "moved", data: { stage: "interview" } }),
    anEvent({ id: 43, kind: "edited", data: { tags: [] }, undone: true, undoable: false }),
    anEvent({ id: 7, kind: "run", application: null, by: "system", data: { status: "finished" } }),
    anEvent({ at: "2025-10-01T09:00:00Z", application: { ...aboutIt, title: longTitle } }),
  ],
  next: "more",
};

const filled: readonly (readonly [RegExp, unknown])[] = [
  [/^\/api\/user$/, aMember({ email: `${"ada.".repeat(16)}@mail.example.org` })],
  [/^\/api\/auth\/config$/, aSignInConfig({ stand_in: "http://127.0.0.1:9/sign-in" })],
  [/^\/api\/auth\/nonce$/, aNonce],
  [
    /^\/api\/auth\/sessions$/,
    [aSession(), aSession({ id: 2, device: "Safari on iPhone", current: false })],
  ],
  [
    /^\/api\/auth\/history$/,
    ["reused", "signed_in"].map((kind) => anAccountEvent({ kind, device: "x".repeat(100) })),
  ],
  [/^\/api\/about$/, anAbout()],
  [/^\/api\/ingestion\/companies$/, companies],
  [
    /^\/api\/ingestion\/settings$/,
    ["acme", "globex", "initech"].map((company_name, id) => aSetting({ id, company_name })),
  ],
  [/^\/api\/ingestion\/titles$/, [{ company: "acme", title: "Data Engineer" }]],
  [/^\/api\/ingestion\/dry-run$/, { acme: aPlan(), globex: failedPlan, initech: narrowedPlan }],
  [/^\/api\/ingestion\/runs$/, [aPastRun({ error: 1 })]],
  [/^\/api\/ingestion\/status\/\d+$/, aRun()],
  [
    /^\/api\/jobs$/,
    aJobPage(
      [
        aJob({ new: true, changed: true }),
        aJob({ id: 12, title: longTitle, status: "closed", state: "error", error_message: "500" }),
      ],
      { next: "2", total: { count: 90, capped: false }, did_you_mean: "engineer" },
    ),
  ],
  [
    /^\/api\/today$/,
    aToday({
      needs: [
        aNeed({ ...{ key: "interview:4:1", kind: "interview", action: "prepare", text: "Final" } }),
        aNeed(),
        aNeed({ key: "run:7", kind: "run_failed", action: "open_run", application: null }),
        aNeed({ key: "no_response:5:1", kind: "no_response", action: "close_no_response" }),
      ],
      week: [
        { ...anInterview(), application: { ...aboutIt, stage: "interview" }, text: longTitle },
      ],
    }),
  ],
  [/^\/api\/applications\/board$/, aBoard(someApplications)],
  [/^\/api\/applications$/, anApplicationPage(someApplications)],
  [/^\/api\/applications\/\d+$/, anApplicationWithAll],
  [/^\/api\/applications\/\d+\/changes$/, aDrift()],
  [/^\/api\/documents$/, someDocuments],
  [/^\/api\/(applications\/\d+\/)?timeline$/, someEvents],
  [/^\/api\/insights$/, someInsights()],
  [/^\/api\/insights\/companies\/[^/]+$/, aCompanyCard({ name: longTitle })],
  [/^\/api\/views$/, [aView(), aView({ id: 2, name: longTitle, new: 0, feed: true })]],
  [/^\/api\/thresholds$/, someThresholds({ replies: 9, quiet_after_days: 12.4 })],
  [/^\/api\/calendar$/, aCalendar({ open: true, since: "2025-11-04T09:00:00Z" })],
  [/^\/api\/documents\/room$/, aRoom()],
  [/^\/api\/import$/, aTablePlan({ deleted: [aDuplicate({ place: 9 })], deleted_documents: 2 })],
  [/^\/api\/jobs\/actions$/, { changed: 1, undo: null }],
  [
    /^\/api\/jobs\/\d+\/versions$/,
    [
      {
        ...{ number: 2, seen_at: "2025-11-05T09:00:00Z", distance: 4 },
        fields: [{ name: "pay", old: "$90,000", new: null }],
        words: [
          { op: "same", text: "You will look after the" },
          { op: "removed", text: "lake." },
          { op: "added", text: "warehouse." },
        ],
      },
      {
        ...{ number: 1, seen_at: "2025-11-04T09:00:00Z", distance: null },
        ...{ fields: [], words: [] },
      },
    ],
  ],
  [/^\/api\/insights\/jobs\/\d+\/closing$/, { n: 42, days: 9, like: ["company:acme"] }],
  [
    /^\/api\/jobs\/\d+$/,
    aDetail({ status: "closed", closed_at: "2025-11-09T09:00:00Z", new: true }),
  ],
];

function emptyAnswer(path: string): unknown {
  if (path === "/api/jobs") return aJobPage([], { facets: {} });
  if (path === "/api/ingestion/dry-run") return {};
  if (path === "/api/applications/board") return aBoard([]);
  if (path === "/api/insights") return noInsights();
  if (path === "/api/thresholds") return someThresholds({ replies: 0, reply_days: null });
  if (path === "/api/calendar") return aCalendar();
  if (path === "/api/documents/room") return aRoom({ files: 0, bytes: 0 });
  if (path.startsWith("/api/insights/companies/")) return anUnreadCompany();
  if (path === "/api/today") return aToday({ needs: [] });
  if (path === "/api/applications") return anApplicationPage([]);
  if (path.endsWith("/changes")) return aDrift({ fields: [], words: [] });
  if (path.endsWith("/timeline")) return { items: [], next: null };
  if (/^\/api\/applications\/\d+$/.test(path)) return anApplication({ copy: null });
  if (path.startsWith("/api/ingestion/status/")) return aRun({ companies: [], total: 0, ready: 0 });
  if (/^\/api\/jobs\/\d+$/.test(path)) return aDetail({ description: "", facts: [], versions: [] });
  if (path.endsWith("/closing")) return { n: 0, days: null, like: ["platform:lever"] };
  if (path === "/api/about") return anAbout();
  if (path === "/api/auth/config") return aSignInConfig();
  if (path === "/api/auth/nonce") return aNonce;
  return path === "/api/user" ? aUser() : [];
}

async function answer(route: Route, state: ServerState): Promise<void> {
  const path = new URL(route.request().url()).pathname;
  if (state === "loading") return;
  if (state === "offline") return route.abort("connectionrefused");
  if (state === "error" || path.includes("/progress/")) {
    const body = { title: "Error", status: 500, detail: "The database is busy.", code: "test" };
    return route.fulfill({ status: 500, json: body });
  }
  const full = filled.find(([pattern]) => pattern.test(path))?.[1];
  return route.fulfill({ json: state === "empty" ? emptyAnswer(path) : full });
}

/** From now on every answer comes, and each of them later than the one before. */
export async function serverAnswersInTurn(page: Page, pause: number): Promise<void> {
  await serverIs(page, "filled");
  let asked = 0;
  await page.route(/\/api\//, async (route) => {
    asked += 1;
    await new Promise((done) => setTimeout(done, asked * pause));
    return answer(route, "filled");
  });
}

/** From now on the page's server is in this state. */
export async function serverIs(page: Page, state: ServerState): Promise<void> {
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.route(/^https:/, (route) => route.abort("blockedbyclient"));
  await page.route(/\/(api\/|health$)/, (route) => answer(route, state));
}
