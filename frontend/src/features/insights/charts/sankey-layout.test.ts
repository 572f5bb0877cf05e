/** Where a picture of flows puts stages, ends and their names. */
import { describe, expect, it } from "vitest";
import type { InsightsFlow } from "@/api/types";
import { sankeyPicture, sankeyText } from "@/features/insights/charts/sankey-layout";
import { placeName } from "@/features/insights/figure-copy";
import { someInsights } from "@/testing/insights";

const { flows } = someInsights();
const sum = (chosen: readonly { n: number }[]) => chosen.reduce((total, { n }) => total + n, 0);

describe("a picture of flows", () => {
  it("gives each stage a column of its own, in their order, and all ends the last", () => {
    const { nodes } = sankeyPicture(flows, 880);
    const x = (name: string) => nodes.find((node) => node.name === name)?.x ?? Number.NaN;
    const stages = ["saved", "applied", "screening", "interview", "offer", "accepted"].map(x);
    expect([...stages].sort((one, other) => one - other)).toEqual(stages);
    expect(new Set(stages).size).toBe(6);
    expect(new Set(["accepted", "declined", "rejected", "no_response"].map(x)).size).toBe(1);
  });

  it("keeps the columns apart when a stage was passed over", () => {
    const skipping: InsightsFlow[] = [
      { from: "saved", to: "applied", n: 1 },
      { from: "saved", to: "interview", n: 2 },
      { from: "saved", to: "offer", n: 1 },
    ];
    const { nodes } = sankeyPicture(skipping, 600);
    expect(new Set(nodes.map(({ x }) => x)).size).toBe(4);
  });

  it("says of each place how many came and how many are still there", () => {
    const { nodes } = sankeyPicture(flows, 880, { saved: 48, applied: 42 });
    const place = (wanted: string) => nodes.find(({ name }) => name === wanted);
    expect(place("saved")).toMatchObject({ n: 48, stayed: 4 });
    expect(place("applied")).toMatchObject({ n: 42, stayed: 15 });
    expect(place("rejected")).toMatchObject({ n: 12, stayed: 0 });
  });

  it("draws every flow as thick as it is large", () => {
    const { links, nodes } = sankeyPicture(flows, 880);
    expect(sum(links)).toBe(sum(flows));
    const [first] = links;
    const saved = nodes.find(({ name }) => name === "saved");
    expect((first?.thickness ?? 0) / (saved?.height ?? 1)).toBeCloseTo(42 / 44, 5);
  });

  it.each([328, 600, 880])("puts no name over a line or another name, %i px wide", (width) => {
    const { nodes, height } = sankeyPicture(flows, width);
    const top = Math.min(...nodes.map(({ y }) => y));
    const boxes = nodes.map(({ name, label }) => {
      const wide = placeName(name).length * 6.6;
      const x = label.anchor === "middle" ? label.x - wide / 2 : label.x;
      return { name, left: x, right: x + wide, y: label.y, isAbove: label.y + 13 < top };
    });
    const last = Math.max(...nodes.map(({ x, width: wide }) => x + wide));
    for (const one of boxes) {
      expect(one.isAbove || one.left >= last, one.name).toBe(true);
      expect(one.left).toBeGreaterThanOrEqual(0);
      expect(one.right).toBeLessThanOrEqual(width);
      expect(one.y).toBeLessThanOrEqual(height);
      const near = boxes.filter((other) => other !== one && Math.abs(other.y - one.y) < 15);
      for (const other of near) {
        expect(one.right <= other.left || other.right <= one.left, one.name).toBe(true);
      }
    }
  });

  it("leaves out what goes nowhere, back or round", () => {
    const odd: InsightsFlow[] = [
      { from: "offer", to: "saved", n: 1 },
      { from: "applied", to: "applied", n: 1 },
      { from: "saved", to: "applied", n: 0 },
    ];
    expect(sankeyPicture(odd, 600)).toMatchObject({ nodes: [], links: [], height: 0 });
  });

  it("holds with one application, and with thousands beside one", () => {
    for (const n of [1, 4, 5, 5_000]) {
      const { nodes, links, height } = sankeyPicture(
        [
          { from: "saved", to: "applied", n },
          { from: "applied", to: "rejected", n: 1 },
        ],
        600,
      );
      expect(links.map((one) => one.n)).toEqual([n, 1]);
      for (const { y, height: high } of nodes) {
        expect(high).toBeGreaterThanOrEqual(1);
        expect(y + high).toBeLessThanOrEqual(height + 1);
      }
    }
  });

  it("is told as text too, with notes that are no lines", () => {
    const text = sankeyText(flows.slice(0, 2), placeName, ["Sent to Acme (5)."]);
    expect(text).toBe("' Sent to Acme (5).\nSaved [42] Applied\nSaved [2] Withdrew\n");
  });
});
