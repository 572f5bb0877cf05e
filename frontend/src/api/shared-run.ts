/** One progress stream per run for all tabs of a browser: one tab listens and tells the others. */
import { followRun, type ProgressHandlers } from "@/api/progress-stream";
import type { RunProgress } from "@/api/types";

type News =
  | { kind: "update" | "complete"; progress: RunProgress }
  | { kind: "link"; link: "live" | "lost" };

export interface Sharing {
  /** Calls `work` once it is this tab's turn to listen; the turn lasts until what it answers is done. */
  whenMyTurn: (name: string, signal: AbortSignal, work: () => Promise<void>) => void;
  openChannel: (name: string) => Pick<BroadcastChannel, "postMessage" | "close" | "onmessage">;
}

const browserSharing: Sharing | null =
  typeof BroadcastChannel === "undefined" || !("locks" in navigator)
    ? null
    : {
        whenMyTurn: (name, signal, work) => {
          // Rejected only when the tab stops waiting for its turn.
          navigator.locks.request(name, { signal }, work).catch(() => {});
        },
        openChannel: (name) => new BroadcastChannel(name),
      };

/** As `followRun`. When the listening tab is closed, the next one listens. */
export function followSharedRun(
  runId: number,
  handlers: ProgressHandlers,
  sharing: Sharing | null = browserSharing,
  follow: typeof followRun = followRun,
): () => void {
  if (sharing === null) return follow(runId, handlers);
  const name = `job-hunt-tracker.run.${runId}`;
  const channel = sharing.openChannel(name);
  const waiting = new AbortController();
  let endTurn = () => {};

  function stop(): void {
    endTurn();
    waiting.abort();
    channel.close();
  }

  function hear(news: News): void {
    if (news.kind === "link") handlers.onLink(news.link);
    else if (news.kind === "update") handlers.onUpdate(news.progress);
    else {
      stop();
      handlers.onComplete(news.progress);
    }
  }

  function tell(news: News): void {
    channel.postMessage(news);
    hear(news);
  }

  function listen(): Promise<void> {
    return new Promise((done) => {
      const stopFollowing = follow(runId, {
        onUpdate: (progress) => tell({ kind: "update", progress }),
        onComplete: (progress) => tell({ kind: "complete", progress }),
        onLink: (link) => tell({ kind: "link", link }),
      });
      endTurn = () => {
        stopFollowing();
        done();
      };
    });
  }

  channel.onmessage = (event: MessageEvent<News>) => hear(event.data);
  sharing.whenMyTurn(name, waiting.signal, listen);
  return stop;
}
