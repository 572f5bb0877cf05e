/** Several tabs that follow one run by one stream. */
import { expect, it } from "vitest";
import type { ProgressHandlers } from "@/api/progress-stream";
import { followSharedRun, type Sharing } from "@/api/shared-run";
import { aRun } from "@/testing/fixtures";

const progress = (ready: number) => ({ ...aRun({ ready }), changes: [] });

/** A browser in which tabs take turns and hear each other at once. */
function aBrowser() {
  const turns: { signal: AbortSignal; work: () => Promise<void> }[] = [];
  const channels = new Set<{ onmessage: ((event: MessageEvent) => unknown) | null }>();
  const streams: { handlers: ProgressHandlers; isOpen: boolean }[] = [];
  let isTaken = false;

  function nextTurn(): void {
    let next = turns.shift();
    while (next?.signal.aborted) next = turns.shift();
    if (next === undefined) return;
    isTaken = true;
    void next.work().then(() => {
      isTaken = false;
      nextTurn();
    });
  }

  const sharing: Sharing = {
    whenMyTurn: (_name, signal, work) => {
      turns.push({ signal, work });
      if (!isTaken) nextTurn();
    },
    openChannel: () => {
      const channel = {
        onmessage: null,
        postMessage: (data: unknown) => {
          for (const other of [...channels]) {
            if (other !== channel) other.onmessage?.(new MessageEvent("message", { data }));
          }
        },
        close: () => channels.delete(channel),
      } as unknown as ReturnType<Sharing["openChannel"]>;
      channels.add(channel);
      return channel;
    },
  };

  function openTab() {
    const told: string[] = [];
    const close = followSharedRun(
      7,
      {
        onUpdate: ({ ready }) => told.push(`update ${ready}`),
        onComplete: ({ ready }) => told.push(`complete ${ready}`),
        onLink: (link) => told.push(link),
      },
      sharing,
      (_runId, handlers) => {
        const stream = { handlers, isOpen: true };
        streams.push(stream);
        return () => {
          stream.isOpen = false;
        };
      },
    );
    return { told, close };
  }

  return { openTab, streams, open: () => streams.filter(({ isOpen }) => isOpen) };
}

const settled = () => new Promise((done) => setTimeout(done));

it("opens one stream for two tabs, and both hear everything", () => {
  const browser = aBrowser();
  const [one, two] = [browser.openTab(), browser.openTab()];
  expect(browser.streams).toHaveLength(1);
  const listener = browser.streams[0]?.handlers;
  listener?.onLink("lost");
  listener?.onUpdate(progress(2));
  listener?.onComplete(progress(4));
  expect(one.told).toEqual(["lost", "update 2", "complete 4"]);
  expect(two.told).toEqual(one.told);
});

it("lets the next tab listen when the listening one is closed", async () => {
  const browser = aBrowser();
  const [one, two] = [browser.openTab(), browser.openTab()];
  one.close();
  await settled();
  expect(browser.open()).toHaveLength(1);
  browser.open()[0]?.handlers.onUpdate(progress(3));
  expect([one.told, two.told]).toEqual([[], ["update 3"]]);
});

it("opens nothing for a tab that was closed while it waited, nor after the end", async () => {
  const browser = aBrowser();
  const [, two, three] = [browser.openTab(), browser.openTab(), browser.openTab()];
  two.close();
  browser.streams[0]?.handlers.onComplete(progress(4));
  await settled();
  expect(browser.streams).toHaveLength(1);
  expect([two.told, three.told]).toEqual([[], ["complete 4"]]);
});

it("does without sharing where the browser has none", () => {
  let opened = 0;
  const handlers = { onUpdate: () => {}, onComplete: () => {}, onLink: () => {} };
  const stop = followSharedRun(7, handlers, null, () => {
    opened += 1;
    return () => {
      opened -= 1;
    };
  });
  expect(opened).toBe(1);
  stop();
  expect(opened).toBe(0);
});
