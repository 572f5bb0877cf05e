/** A server with a large account: 500 companies with 20,000 titles, 10,000 postings, 5,000 applications. */
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type {
  ApplicationItem,
  ApplicationPage,
  CompanyPlan,
  JobPage,
  RunChange,
  RunStatus,
} from "@/api/types";
import { STAGES } from "@/lib/stages";
import { aBoard, anApplication, anApplicationPage, anItem, countsOf } from "@/testing/applications";
import { aCompany, aCompanyProgress, aPlan, aRun, aSetting, aUser } from "@/testing/fixtures";
import { aJob, aJobPage } from "@/testing/postings";

const COMPANIES = 500;
const TITLES_EACH = 40;
const JOBS_EACH = 20;
/** As many as the screen asks for. */
const TITLES_KNOWN = 5_000;
export const JOBS = COMPANIES * JOBS_EACH;
export const APPLICATIONS = 5_000;
/** As many as the real server puts into a page, and into a column of the board. */
const PAGE = 50;
const COLUMN = 30;
/** As often as the real server tells of a run at most, and more at a time than it ever had. */
const TELL_EVERY = 250;
const AT_ONCE = 100;

const names = Array.from(
  { length: COMPANIES },
  (_, at) => `company-${String(at).padStart(3, "0")}`,
);
const shown = (name: string) => name.replace("company-", "Company ");

/** The address of such a server. What is no question to the API is answered by the one behind it. */
export async function startLargeServer(
  behind: string,
): Promise<{ address: string; stop: () => void }> {
  const server = createServer((asked, answer) => {
    const url = new URL(asked.url ?? "/", behind);
    if (!url.pathname.startsWith("/api/")) return passOn(url, asked, answer);
    if (url.pathname.startsWith("/api/ingestion/progress/")) return tellOfRun(answer);
    const body = bodyFor(url);
    answer.writeHead(body === undefined ? 404 : 200, { "Content-Type": "application/json" });
    answer.end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function passOn(url: URL, asked: IncomingMessage, answer: ServerResponse): void {
  const headers = { ...asked.headers, host: url.host };
  request(url, { headers }, (got) => {
    answer.writeHead(got.statusCode ?? 502, got.headers);
    got.pipe(answer);
  }).end();
}

function bodyFor({ pathname, searchParams }: URL): unknown {
  const company = searchParams.get("company") ?? "";
  if (pathname === "/api/ingestion/dry-run") return { [company]: planOf(company) };
  if (pathname.startsWith("/api/ingestion/status/")) return runAfter(told);
  if (pathname === "/api/jobs") return jobsPage(searchParams);
  if (pathname === "/api/applications") return applicationsPage(searchParams);
  const moved = /^\/api\/applications\/(\d+)\/move$/.exec(pathname)?.[1];
  if (moved !== undefined) return anApplication({ id: Number(moved), version: 2, stage: "offer" });
  return STILL[pathname];
}

const applications: ApplicationItem[] = Array.from({ length: APPLICATIONS }, (_, at) => {
  const stage = STAGES[at % STAGES.length] ?? "saved";
  const outcome = stage === "closed" ? "rejected" : null;
  return anItem({
    ...{ id: at + 1, job_id: at + 1, title: `Engineer ${at + 1}`, stage, outcome },
    company: shown(names[at % COMPANIES] ?? ""),
  });
});

function applicationsPage(asked: URLSearchParams): ApplicationPage {
  const after = Number(asked.get("after") ?? 0);
  const end = after + PAGE;
  return anApplicationPage(applications.slice(after, end), {
    next: end < APPLICATIONS ? String(end) : null,
    total: APPLICATIONS,
    counts: countsOf(applications),
  });
}

function jobsPage(asked: URLSearchParams): JobPage {
  const after = Number(asked.get("after") ?? 0);
  const size = Math.min(Number(asked.get("limit")), JOBS - after);
  const items = Array.from({ length: size }, (_, at) => {
    const id = after + at + 1;
    const company = names[id % COMPANIES] ?? "";
    return aJob({ id, title: `Engineer ${id}`, company, company_name: shown(company) });
  });
  const next = after + size < JOBS ? String(after + size) : null;
  return aJobPage(items, { next, total: { count: JOBS, capped: false } });
}

const STILL: Record<string, unknown> = {
  "/api/applications/board": {
    columns: aBoard(applications).columns.map((column) => ({
      ...column,
      items: column.items.slice(0, COLUMN),
      next: "more",
    })),
    counts: countsOf(applications),
  },
  "/api/user": aUser(),
  "/api/ingestion/companies": names.map((name) =>
    aCompany({ name, display_name: shown(name), built_in: false }),
  ),
  "/api/ingestion/settings": names.map((company_name, at) =>
    aSetting({ id: at + 1, company_name }),
  ),
  "/api/ingestion/titles": Array.from({ length: TITLES_KNOWN }, (_, at) => ({
    company: names[at % COMPANIES],
    title: `Engineer ${at}`,
  })),
  "/api/ingestion/runs": [],
  "/api/views": [],
};

function planOf(company: string): CompanyPlan {
  const [first] = aPlan().included_jobs;
  const [out] = aPlan().excluded_jobs;
  if (first === undefined || out === undefined) throw new Error("The sample plan is empty.");
  const left = TITLES_EACH / 4;
  const numbered = (count: number) => Array.from({ length: count }, (_, at) => `${company}-${at}`);
  const included = numbered(TITLES_EACH - left).map((id) => ({
    ...first,
    id,
    title: `Engineer ${id}`,
  }));
  const excluded = numbered(left).map((id) => ({ ...out, id: `out-${id}`, title: `Intern ${id}` }));
  const counts = { total_count: TITLES_EACH, filtered_count: left, urls_count: included.length };
  const states = { new: included.length, changed_listing: 0, known: 0, advertised: TITLES_EACH };
  return aPlan({ ...counts, ...states, included_jobs: included, excluded_jobs: excluded });
}

/** The state of the run when so many of its postings are done, company after company in turn. */
function runAfter(done: number): RunStatus {
  const companies = names.map((company, at) => {
    const ready = Math.min(JOBS_EACH, Math.floor((done + COMPANIES - 1 - at) / COMPANIES));
    const counts = { total: JOBS_EACH, ready, pending: JOBS_EACH - ready, new: ready };
    return aCompanyProgress({ company, display_name: shown(company), ...counts });
  });
  const isOver = done >= JOBS;
  const counts = { total: JOBS, ready: done, pending: JOBS - done, new: done };
  const ended = isOver ? "2025-11-04T09:10:00Z" : null;
  return aRun({
    ...counts,
    status: isOver ? "finished" : "ingesting",
    finished_at: ended,
    companies,
  });
}

/** How many of the run's postings are done, whoever asks and however. */
let told = 0;

function tellOfRun(answer: ServerResponse): void {
  answer.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  const timer = setInterval(() => {
    const before = told;
    told = Math.min(JOBS, told + AT_ONCE);
    const changes = Array.from({ length: told - before }, (_, at) => jobChange(before + at));
    const data = JSON.stringify({ ...runAfter(told), changes });
    const name = told >= JOBS ? "complete" : "progress";
    answer.write(`event: ${name}\nid: ${told}\ndata: ${data}\n\n`);
    if (told >= JOBS) clearInterval(timer);
  }, TELL_EVERY);
  answer.on("close", () => clearInterval(timer));
}

function jobChange(at: number): RunChange {
  const company = names[at % COMPANIES] ?? "";
  const told = { external_id: `${at}`, title: `Engineer ${at}`, error_message: null };
  return { kind: "job", job_id: at, company, status: "ready", ...told };
}
