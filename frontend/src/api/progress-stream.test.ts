/** Following a run through closed streams, lost servers and bad events. */
import { describe, expect, it } from "vitest";
import { followRun, PATIENCE } from "@/api/progress-stream";
import type { RunProgress, RunStatus } from "@/api/types";
import { FakeEventSource } from "@/testing/fake-event-source";
import { aRun } from "@/testing/fixtures";

function follow(readStatus: () => Promise<RunStatus> = async () => aRun()) {
  const told: string[] = [];
  const pauses: number[] = [];
  let due = () => {};
  let losePatience = () => {};
  const note = (kind: string) => (run: RunProgress) => told.push(`${kind} ${run.ready}`);
  const stop = followRun(
    7,
    {
      onUpdate: note("update"),
      onComplete: note("complete"),
      onLink: (link) => told.push(link),
    },
    {
      open: (address) => new FakeEventSource(address) as unknown as EventSource,
      readStatus,
      later: (callback, pause) => {
        if (pause === PATIENCE) {
          losePatience = callback;
          return () => {
            losePatience = () => {};
          };
        }
        pauses.push(pause);
        due = callback;
        return () => {
          due = () => {};
        };
      },
    },
  );
  return { told, pauses, stop, wait: () => due(), losePatience: () => losePatience() };
}

const progress = (ready: number) => ({ ...aRun({ ready }), changes: [] });
const settled = () => new Promise((done) => setTimeout(done));
const unreadable = () => Promise.reject(new Error("no answer"));

describe("followRun", () => {
  it("tells each event, and stops at the end", () => {
    const { told } = follow();
    const source = FakeEventSource.newest();
    source.accept();
    source.send("progress", progress(1), "5-1");
    source.send("complete", progress(4), "5-2");
    source.send("progress", progress(9), "5-3");
    expect(told).toEqual(["live", "update 1", "complete 4"]);
    expect(source.readyState).toBe(2);
  });

  it("leaves reconnecting to the browser while the browser tries", () => {
    const { told } = follow();
    FakeEventSource.newest().breakOff();
    expect(told).toEqual([]);
    expect(FakeEventSource.opened).toHaveLength(1);
  });

  it("says that the connection is lost when the browser tries in vain", () => {
    const { told } = follow();
    const source = FakeEventSource.newest();
    source.breakOff();
    source.breakOff();
    source.accept();
    source.breakOff();
    expect(told).toEqual(["lost", "live"]);
  });

  it("opens a new stream after the last event when the browser has given up", async () => {
    const { told, wait } = follow(async () => aRun({ ready: 3 }));
    const first = FakeEventSource.newest();
    first.send("progress", progress(2), "5-8");
    first.giveUp();
    await settled();
    wait();
    expect(told).toEqual(["update 2", "update 3"]);
    expect(FakeEventSource.newest().address).toBe("/api/ingestion/progress/7?after=5-8");
  });

  it("asks for short answers when the stream does not open in time", () => {
    const { told, losePatience } = follow();
    const first = FakeEventSource.newest();
    losePatience();
    expect(first.readyState).toBe(2);
    const second = FakeEventSource.newest();
    expect(second.address).toBe("/api/ingestion/progress/7?transport=longpoll");
    second.accept();
    second.send("progress", progress(2), "5-1");
    second.breakOff();
    second.send("complete", progress(4), "5-2");
    expect(told).toEqual(["live", "update 2", "complete 4"]);
  });

  it("keeps a stream that has opened, however long it is silent", () => {
    const { losePatience } = follow();
    FakeEventSource.newest().accept();
    losePatience();
    expect(FakeEventSource.opened).toHaveLength(1);
  });

  it("ends with the status when the run is over and the stream says no more", async () => {
    const { told, pauses } = follow(async () => aRun({ ready: 4, status: "finished" }));
    FakeEventSource.newest().giveUp();
    await settled();
    expect(told).toEqual(["complete 4"]);
    expect(pauses).toEqual([]);
  });

  it("waits longer each time the server is away, and anew after it was back", async () => {
    const { told, pauses, wait } = follow(unreadable);
    for (let times = 0; times < 6; times += 1) {
      FakeEventSource.newest().giveUp();
      await settled();
      wait();
    }
    expect(told).toEqual(Array(6).fill("lost"));
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
    FakeEventSource.newest().send("progress", progress(1), "5-9");
    FakeEventSource.newest().giveUp();
    await settled();
    expect(pauses.at(-1)).toBe(1_000);
  });

  it.each(["", "{", "null", "[]", '"text"', "{}"])(
    "reads the status instead of the broken event %j",
    async (data) => {
      const { told } = follow(async () => aRun({ ready: 2 }));
      FakeEventSource.newest().send("progress", data, "5-1");
      await settled();
      expect(told).toEqual(["update 2"]);
    },
  );

  it("tells nothing once it was stopped, not even an answer on its way", async () => {
    const { told, stop } = follow();
    const source = FakeEventSource.newest();
    source.giveUp();
    stop();
    source.send("progress", progress(1));
    await settled();
    expect(told).toEqual([]);
    expect(FakeEventSource.opened).toHaveLength(1);
  });
});
