/** Follows a run's progress stream to its end, across server restarts and closed connections. */
import { fetchRunStatus } from "@/api/endpoints";
import { isRunOver } from "@/api/run-states";
import type { RunProgress, RunStatus } from "@/api/types";

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 15_000;
/** A stream that has not opened by then is held back somewhere on its way; short answers get through. */
export const PATIENCE = 3_000;
const CLOSED = 2;

export interface ProgressHandlers {
  onUpdate: (progress: RunProgress) => void;
  onComplete: (progress: RunProgress) => void;
  /** "lost" while neither the stream nor the status could be read; what was shown stays true. */
  onLink: (link: "live" | "lost") => void;
}

export interface ProgressWiring {
  open: (address: string) => EventSource;
  readStatus: (runId: number) => Promise<RunStatus>;
  /** Calls back after a pause in milliseconds; the answer takes it back. */
  later: (callback: () => void, pause: number) => () => void;
}

const browserWiring: ProgressWiring = {
  open: (address) => new EventSource(address),
  readStatus: (runId) => fetchRunStatus(runId),
  later: (callback, pause) => {
    const timer = setTimeout(callback, pause);
    return () => clearTimeout(timer);
  },
};

/** Starts following; the answer stops it. After `onComplete` nothing more is called. */
export function followRun(
  runId: number,
  handlers: ProgressHandlers,
  wiring: ProgressWiring = browserWiring,
): () => void {
  let source: EventSource | null = null;
  let lastId = "";
  let failures = 0;
  let silentErrors = 0;
  let isStopped = false;
  let transport: "stream" | "longpoll" = "stream";
  let takeBack = () => {};

  function stop(): void {
    isStopped = true;
    source?.close();
    takeBack();
  }

  function complete(progress: RunProgress): void {
    stop();
    handlers.onComplete(progress);
  }

  function connect(): void {
    const opened = wiring.open(addressOf(runId, lastId, transport));
    source = opened;
    if (transport === "stream") takeBack = wiring.later(() => fallBack(opened), PATIENCE);
    opened.addEventListener("open", () => {
      if (isStopped) return;
      takeBack();
      silentErrors = 0;
      handlers.onLink("live");
    });
    opened.addEventListener("progress", (event) => receive(event, handlers.onUpdate));
    opened.addEventListener("complete", (event) => receive(event, complete));
    // The browser reconnects by itself while it is "connecting"; a closed source never comes back.
    opened.addEventListener("error", () => {
      if (isStopped) return;
      if (opened.readyState === CLOSED) void recover();
      else noteSilence();
    });
  }

  function fallBack(waited: EventSource): void {
    if (isStopped) return;
    waited.close();
    transport = "longpoll";
    connect();
  }

  /** One error in a row is routine, since the server ends every stream after a while. */
  function noteSilence(): void {
    silentErrors += 1;
    if (silentErrors > 1) handlers.onLink("lost");
  }

  function receive(event: MessageEvent<string>, tell: (progress: RunProgress) => void): void {
    if (isStopped) return;
    const progress = parse(event.data);
    if (progress === null) {
      void recover();
      return;
    }
    failures = 0;
    takeBack();
    lastId = event.lastEventId || lastId;
    tell(progress);
  }

  async function recover(): Promise<void> {
    source?.close();
    takeBack();
    const status = await wiring.readStatus(runId).catch(() => null);
    if (isStopped) return;
    if (status === null) handlers.onLink("lost");
    else if (isRunOver(status.status)) return complete({ ...status, changes: [] });
    else handlers.onUpdate({ ...status, changes: [] });
    takeBack = wiring.later(connect, Math.min(FIRST_PAUSE * 2 ** failures, LONGEST_PAUSE));
    failures += 1;
  }

  connect();
  return stop;
}

function addressOf(runId: number, lastId: string, transport: "stream" | "longpoll"): string {
  const query = new URLSearchParams();
  if (lastId !== "") query.set("after", lastId);
  if (transport === "longpoll") query.set("transport", transport);
  const text = query.toString();
  return `/api/ingestion/progress/${runId}${text === "" ? "" : `?${text}`}`;
}

function parse(data: string): RunProgress | null {
  try {
    const body: unknown = JSON.parse(data);
    const isProgress = typeof body === "object" && body !== null && "status" in body;
    return isProgress ? (body as RunProgress) : null;
  } catch {
    return null;
  }
}
