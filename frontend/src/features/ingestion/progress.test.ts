/** A run's state in words. */
import { describe, expect, it } from "vitest";
import type { JobChange, RunStatus } from "@/api/types";
import { runCopy } from "@/features/ingestion/copy";
import {
  companyStage,
  companyTrouble,
  noteFailures,
  runSentence,
  timeLeft,
} from "@/features/ingestion/progress";
import { aCompanyProgress, aRun } from "@/testing/fixtures";

const change = (job_id: number, status: JobChange["status"]): JobChange => ({
  ...{
    kind: "job",
    job_id,
    status,
    company: "acme",
    external_id: `${job_id}`,
    title: "",
    error_message: null,
  },
});

describe("companyStage", () => {
  it.each([
    ["Waiting", { stage: "waiting" }],
    ["Reading the board", { stage: "reading" }],
    ["Not read", { state: "failed", total: 0 }],
    ["Nothing to read", { total: 0 }],
    ["Saving 1 of 4", {}],
    ["Done, 4 postings", { ready: 2, error: 1, expired: 1 }],
  ] as const)("says %s", (text, over) => {
    expect(companyStage(aCompanyProgress(over))).toBe(text);
  });
});

describe("companyTrouble", () => {
  it("gives state and reason, and nothing for a complete or an unfinished reading", () => {
    const over = { state: "partial", reason: "cut off in the middle" } as const;
    expect(companyTrouble(aCompanyProgress(over))).toBe(
      "The board was read in part, so nothing was closed. Cut off in the middle.",
    );
    expect(companyTrouble(aCompanyProgress())).toBeNull();
    expect(companyTrouble(aCompanyProgress({ state: null }))).toBeNull();
  });

  it("is silent about a reading that only the user's own words narrowed", () => {
    const narrowed = { state: "partial", narrowed: true, reason: "narrowed" } as const;
    expect(companyTrouble(aCompanyProgress({ ...narrowed, to_the_end: true }))).toBeNull();
    expect(companyTrouble(aCompanyProgress({ ...narrowed, to_the_end: false }))).toContain(
      "Narrowed.",
    );
  });
});

describe("runSentence", () => {
  it("counts while reading", () => {
    expect(runSentence(aRun())).toBe("Reading the postings. 1 of 4 postings done.");
    const early = aRun({ status: "initializing" });
    expect(runSentence(early)).toBe("Reading the boards. 1 of 4 postings done.");
    expect(runSentence({ ...early, total: 0 })).toBe("Reading the boards.");
  });

  it("ends with what came in and what did not", () => {
    const run = aRun({ status: "finished", new: 2, changed: 1, unchanged: 5, error: 1 });
    expect(runSentence(run)).toBe(
      "Finished. 2 new, 1 changed, 5 unchanged, 0 closed. 1 posting could not be read.",
    );
  });

  it("gives the run's own error", () => {
    const run = aRun({ status: "error", error_message: "none of the boards answered" });
    expect(runSentence(run)).toContain("The run failed. None of the boards answered.");
  });
});

describe("timeLeft", () => {
  const MINUTE = 60_000;
  const since = { at: 0, done: 5 };
  const at = (done: number, over: Partial<RunStatus> = {}) =>
    aRun({ total: 100, ready: done, error: 0, expired: 0, ...over });

  it("goes by the pace since the mark", () => {
    expect(timeLeft(at(25), since, 2 * MINUTE)).toBe(7.5 * MINUTE);
    expect(timeLeft(at(100), since, 2 * MINUTE)).toBe(0);
  });

  it.each([
    ["less than a fifth is done", at(19), since, MINUTE],
    ["too few were done since the mark", at(50), { at: 0, done: 45 }, MINUTE],
    ["no time has passed", at(50), since, 0],
    ["the boards are still being read", at(50, { status: "initializing" }), since, MINUTE],
  ] as const)("is not told while %s", (_, run, mark, now) => {
    expect(timeLeft(run, mark, now)).toBeNull();
  });

  it.each([
    [20_000, "less than a minute left"],
    [130_000, "about 2 min left"],
    [89 * MINUTE, "about 89 min left"],
    [130 * MINUTE, "about 2 h left"],
  ])("says %i as %s", (milliseconds, words) => {
    expect(runCopy.left(milliseconds)).toBe(words);
  });

  it("stands in the sentence", () => {
    expect(runSentence(aRun(), "about 2 min left")).toBe(
      "Reading the postings. 1 of 4 postings done, about 2 min left.",
    );
  });
});

describe("noteFailures", () => {
  it("keeps failures, and forgets one whose job came through after all", () => {
    const failed = new Map<number, JobChange>();
    expect(noteFailures(failed, [change(1, "error"), change(2, "ready")])).toBe(true);
    expect([...failed.keys()]).toEqual([1]);
    expect(noteFailures(failed, [change(1, "ready")])).toBe(true);
    expect(failed.size).toBe(0);
  });

  it("takes no notice of what happened to the run or to a company", () => {
    const others = [
      { kind: "status", status: "error" },
      { kind: "company", company: "acme", stage: "read" },
    ] as const;
    expect(noteFailures(new Map(), others)).toBe(false);
  });

  it("has no news when nothing failed", () => {
    expect(noteFailures(new Map(), [change(2, "ready")])).toBe(false);
  });
});
