/** What each figure says in one line, with no, few and many applications. */
import { describe, expect, it } from "vitest";
import { labelled } from "@/features/insights/group-names";
import {
  curveReading,
  funnelReading,
  ratesReading,
  sankeyReading,
  stayReading,
  weeksReading,
} from "@/features/insights/readings";
import { sentTo } from "@/features/insights/sent-to";
import { aGroup, noInsights, someInsights } from "@/testing/insights";

const UNKNOWN = { rate: null, low: null, high: null };
const bySource = labelled(someInsights().reply_by[0] ?? { by: "source", groups: [] });

describe("the reading", () => {
  it("of the flows says how many are open and how most of the others ended", () => {
    expect(sankeyReading(someInsights())).toBe(
      "23 of 48 applications are still open, 25 closed; most often: rejected (12).",
    );
    const one = someInsights({ n: 1, flows: [{ from: "saved", to: "applied", n: 1 }] });
    expect(sankeyReading(one)).toBe("1 of 1 application is still open.");
    expect(sankeyReading(noInsights())).toMatch(/^No application has moved/);
  });

  it("of the funnel gives counts and no shares", () => {
    expect(funnelReading(someInsights())).toBe(
      "Saved 48, Applied 42, Screening 12, Interview 7, Offer 2, Accepted 1.",
    );
    expect(funnelReading(noInsights())).toBe("No application was saved or sent in this time.");
  });

  it("of the rates names the ends of those that may be compared, and whether it may be chance", () => {
    expect(ratesReading(bySource)).toBe(
      "Most: Referral, 4 of 10. Least: Careers page, 4 of 29. The ranges overlap, so the difference may be chance.",
    );
    const apart = [
      { ...aGroup({ rate: 0.9, low: 0.8, high: 0.95 }), label: "A" },
      { ...aGroup({ rate: 0.1, low: 0.05, high: 0.2 }), label: "B" },
    ];
    expect(ratesReading(apart)).toMatch(/The ranges do not overlap\.$/);
  });

  it("of the rates compares nothing under five applications", () => {
    const few = bySource.map((group) => ({ ...group, n: 4, ...UNKNOWN }));
    expect(ratesReading(few)).toMatch(/^No two of them have 5 applications yet/);
    expect(ratesReading(bySource.slice(0, 1))).toMatch(/^No two of them/);
    expect(ratesReading([])).toBe("No application of this time has this.");
  });

  it("of the time in stages is of the stage that most have left, and says nothing of few", () => {
    const stays = someInsights().time_in_stage;
    expect(stayReading(stays)).toBe(
      "Half of the 44 applications that left Saved did so within 1.5 d.",
    );
    expect(stayReading(stays.slice(2))).toMatch(/^Fewer than 5 have left/);
    expect(stayReading(stays.slice(3))).toMatch(/^No application has left a stage/);
    expect(stayReading([])).toMatch(/^No application has been/);
  });

  it("of the curve says by when half have a reply, or that half have none", () => {
    const { reply } = someInsights();
    expect(curveReading(reply)).toBe(
      "After 21 days 64 % are still without a reply. Those still waiting count for as long as they have waited.",
    );
    expect(curveReading({ ...reply, half_by_day: 1 })).toMatch(/^Half have a reply within 1 day\./);
    expect(curveReading({ ...reply, n: 4 })).toBe(
      "4 applications, too few for a curve to mean much.",
    );
    expect(curveReading({ ...reply, n: 9, replied: 0, curve: [] })).toBe(
      "None of 9 applications has a reply yet.",
    );
    expect(curveReading(noInsights().reply)).toBe("Nothing was sent in this time.");
  });

  it("of the weeks is their sum", () => {
    expect(weeksReading(someInsights())).toBe(
      "245 postings came in, 52 were opened, 15 saved, 13 applied to.",
    );
  });
});

describe("the companies under a picture", () => {
  it("are the most frequent, and how many went elsewhere", () => {
    expect(sentTo(someInsights())).toEqual([
      "Sent to Acme (5), Globex (2) and 35 applications elsewhere.",
    ]);
    expect(sentTo(noInsights())).toEqual([]);
  });

  it("come in lines that have room", () => {
    const groups = Array.from({ length: 30 }, (_, at) => aGroup({ name: `C${at}`, n: 1 }));
    const { reply } = someInsights();
    const told = sentTo(
      someInsights({ reply: { ...reply, n: 40 }, reply_by: [{ by: "company", groups }] }),
    );
    expect(told).toHaveLength(3);
    expect(told[2]).toBe("C8 (1), C9 (1), C10 (1), C11 (1) and 28 applications elsewhere.");
  });
});

describe("groups", () => {
  it("are named in words, and times stand in their own order", () => {
    const hours = someInsights().reply_by.find(({ by }) => by === "hours");
    expect(labelled(hours ?? { by: "hours", groups: [] }).map(({ label }) => label)).toEqual([
      "Within a day",
      "Later",
    ]);
    const named = (by: "level" | "mode" | "platform", name: string) =>
      labelled({ by, groups: [aGroup({ name })] })[0]?.label;
    expect(named("level", "mid")).toBe("Middle");
    expect(named("mode", "onsite")).toBe("On site");
    expect(named("platform", "greenhouse")).toBe("Greenhouse");
  });
});
