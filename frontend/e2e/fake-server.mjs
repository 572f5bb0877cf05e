/** A small stand-in for the server, for looking at the screens before there is data: `npm run fake`. */
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { companies, dryRunFor, jobDetail, jobs } from "./fake-data.mjs";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const port = Number(process.env.PORT ?? 8765);
const isFresh = process.env.FAKE === "empty";
const tick = Number(process.env.FAKE_TICK ?? 400);

const types = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".json": "application/json",
};
const now = () => new Date().toISOString();
const setting = (company_name, id, include, exclude) => ({
  id,
  company_name,
  title_filters: { include, exclude },
  is_enabled: true,
  updated_at: now(),
});
const followed = isFresh ? [] : companies.filter((company) => company.followed);
let settings = followed.map(({ name }, index) =>
  setting(name, index + 1, ["engineer", "machine learning"], index % 2 ? ["intern", "staff"] : []),
);
const runs = new Map();
const storedJobs = () => (isFresh && runs.size === 0 ? [] : jobs);
const known = companies.map(({ followed: _, ...company }) => company);

const fail = (status, detail) => ({ status, body: { title: "Error", status, detail, code: "x" } });
const answer = (body, status = 200) => ({ status, body });

function applyOp(op) {
  const company = known.find(({ name }) => name === op.company_name);
  if (company === undefined) {
    return { ...op, success: false, error: `The company ${op.company_name} is not known here` };
  }
  const phrase = op.title_filters?.include?.find((word) => word.length > 80);
  if (phrase) return { ...op, success: false, error: "A title word is longer than 80 letters" };
  const old = settings.find(({ company_name }) => company_name === op.company_name);
  settings = settings.filter((row) => row !== old);
  if (op.op === "delete") return { ...op, success: true };
  const row = setting(op.company_name, old?.id ?? settings.length + 1, [], []);
  settings.push({ ...row, title_filters: op.title_filters, is_enabled: op.is_enabled });
  return { ...op, success: true, id: row.id, updated_at: row.updated_at };
}

function addCompany({ address }) {
  const name = address.toLowerCase().replace(/^https?:\/\//, "");
  const found = known.find((company) => company.name === name);
  if (found) return answer(found);
  if (name.includes(" "))
    return fail(400, `No careers board was found for “${address}”. Paste its careers address.`);
  const added = { ...known[0], name, display_name: address, state: "never", open_postings: 0 };
  known.push({ ...added, last_checked_at: null, reason: null, built_in: false });
  return answer(added, 201);
}

function startRun() {
  const rows = settings.filter((row) => row.is_enabled);
  if (rows.length === 0) return fail(409, "No company is switched on. Switch one on, then start.");
  const run_id = runs.size + 1;
  runs.set(run_id, {
    run_id,
    step: 0,
    created_at: now(),
    rows: rows.map((row) => row.company_name),
  });
  return answer({ run_id });
}

const LAST = 12;

function companyAt(run, name, index) {
  const company = known.find((row) => row.name === name) ?? known[0];
  const failed = company.state === "failed";
  const step = Math.max(0, run.step - 1 - index);
  const total = failed || step === 0 ? 0 : 12 + index * 5;
  const ready = Math.min(total, Math.floor((total * step) / (LAST - rowsBefore(run))));
  const stage = run.step === 0 ? "waiting" : step === 0 ? "reading" : "read";
  const error = ready > 8 && index === 0 ? 1 : 0;
  return {
    ...{ company: name, display_name: company.display_name, stage, narrowed: index === 1 },
    ...{ state: stage === "read" ? company.state : null, reason: company.reason, advertised: null },
    ...{
      listed: total * 2,
      left_out: total,
      total,
      pending: total - ready,
      crawled: 0,
      missing: 0,
    },
    ...{ ready: ready - error, error, expired: 0, unchanged: 2, new: ready, changed: 1, closed: 0 },
  };
}

const rowsBefore = (run) => run.rows.length + 2;

function statusOf(run) {
  const rows = run.rows.map((name, index) => companyAt(run, name, index));
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  const isOver = run.step >= LAST || run.cancelled;
  const going = run.step < 2 ? "initializing" : "ingesting";
  const totals = ["total", "ready", "error", "expired", "unchanged", "new", "changed", "closed"];
  return {
    ...Object.fromEntries(totals.map((key) => [key, sum(key)])),
    run_id: run.run_id,
    status: run.cancelled ? "cancelled" : isOver ? "finished" : going,
    error_message: null,
    counts: {
      pending: sum("pending"),
      crawled: 0,
      ready: sum("ready"),
      error: sum("error"),
      expired: 0,
    },
    created_at: run.created_at,
    finished_at: isOver ? now() : null,
    companies: rows,
  };
}

function streamProgress(run, response) {
  if (run.sent) return response.writeHead(204).end();
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
  const send = (event, body) =>
    response.write(`event: ${event}\nid: 0-${run.step}\ndata: ${JSON.stringify(body)}\n\n`);
  const timer = setInterval(() => {
    run.step += 1;
    const status = statusOf(run);
    const changes = run.step === LAST ? [failedChange(run)] : [];
    run.sent = status.finished_at !== null;
    send(run.sent ? "complete" : "progress", { ...status, changes });
    // The real server ends its streams too; the page has to come back by itself.
    if (run.sent || run.step % 5 === 0) response.end();
  }, tick);
  response.on("close", () => clearInterval(timer));
}

function failedChange(run) {
  const message = "The page answered 500 three times. It is asked again with the next run";
  return {
    job_id: 4,
    company: run.rows[0],
    external_id: "4",
    title: jobs[3].title,
    status: "error",
    error_message: message,
  };
}

function listJobs(query) {
  const q = (query.get("q") ?? "").toLowerCase();
  const company = query.get("company");
  const status = query.get("status");
  const found = storedJobs().filter(
    (job) =>
      job.title.toLowerCase().includes(q) &&
      (!company || job.company === company) &&
      (!status || job.status === status),
  );
  const from = Number(query.get("after") ?? 0);
  const to = from + Number(query.get("limit") ?? 50);
  const next = to < found.length ? String(to) : null;
  return answer({
    items: found.slice(from, to),
    next,
    total: { count: found.length, capped: false },
  });
}

const routes = [
  ["GET", /^\/api\/user$/, () => answer({ email: "", name: "Owner", picture: null, local: true })],
  ["GET", /^\/api\/ingestion\/companies$/, () => answer(known)],
  ["POST", /^\/api\/ingestion\/companies$/, (_, body) => addCompany(body)],
  ["GET", /^\/api\/ingestion\/settings$/, () => answer(settings)],
  ["POST", /^\/api\/ingestion\/settings$/, (_, ops) => answer(ops.map(applyOp))],
  ["POST", /^\/api\/ingestion\/dry-run$/, () => answer(dryRunFor(settings))],
  ["POST", /^\/api\/ingestion\/start$/, startRun],
  ["GET", /^\/api\/ingestion\/runs$/, () => answer([...runs.values()].map(statusOf).reverse())],
  ["GET", /^\/api\/ingestion\/status\/(\d+)$/, ([, id]) => ofRun(id, statusOf)],
  ["POST", /^\/api\/ingestion\/cancel\/(\d+)$/, ([, id]) => ofRun(id, cancel)],
  ["GET", /^\/api\/jobs$/, (_, __, query) => listJobs(query)],
  ["GET", /^\/api\/jobs\/(\d+)$/, ([, id]) => jobAnswer(Number(id))],
];

function ofRun(id, act) {
  const run = runs.get(Number(id));
  return run ? answer(act(run)) : fail(404, "There is no such run.");
}

function cancel(run) {
  run.cancelled = true;
  return statusOf(run);
}

function jobAnswer(id) {
  const job = storedJobs().find((row) => row.id === id);
  return job ? answer(jobDetail(job)) : fail(404, "There is no such posting.");
}

async function readJson(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text === "" ? {} : JSON.parse(text);
}

createServer(async (request, response) => {
  const url = new URL(request.url, "http://localhost");
  const stream = /^\/api\/ingestion\/progress\/(\d+)$/.exec(url.pathname);
  if (stream && runs.has(Number(stream[1]))) {
    return streamProgress(runs.get(Number(stream[1])), response);
  }
  for (const [method, pattern, act] of routes) {
    const match = pattern.exec(url.pathname);
    if (match === null || method !== request.method) continue;
    const body = method === "POST" ? await readJson(request) : {};
    if (url.pathname.endsWith("dry-run")) await new Promise((done) => setTimeout(done, tick * 3));
    const result = act(match, body, url.searchParams);
    response.writeHead(result.status, { "Content-Type": "application/json" });
    return response.end(JSON.stringify(result.body));
  }
  serveFile(url.pathname, response);
}).listen(port, "127.0.0.1", () => console.log(`ready http://127.0.0.1:${port}`));

function serveFile(path, response) {
  const file = join(dist, normalize(path));
  const isFile = file.startsWith(dist) && existsSync(file) && statSync(file).isFile();
  const chosen = isFile ? file : join(dist, "index.html");
  response.writeHead(200, { "Content-Type": types[extname(chosen)] ?? "text/plain" });
  createReadStream(chosen).pipe(response);
}
