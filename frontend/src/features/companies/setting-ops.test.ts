/** Setting changes on screen before and after the server's answer. */
import { describe, expect, it } from "vitest";
import {
  applyOps,
  changesWhoIsFollowed,
  refusals,
  restoreRows,
  toUpsert,
} from "@/features/companies/setting-ops";
import { aSetting } from "@/testing/fixtures";

const NOW = "2025-11-20T12:00:00Z";
const words = { include: ["data"], exclude: [] };
const add = (company_name: string) =>
  ({ op: "upsert", company_name, title_filters: words, is_enabled: true }) as const;

describe("applyOps", () => {
  it("changes, adds and removes without touching the other rows", () => {
    const rows = [aSetting(), aSetting({ id: 2, company_name: "globex" })];
    const result = applyOps(
      rows,
      [add("acme"), add("initech"), { op: "delete", company_name: "globex" }],
      NOW,
    );
    expect(result).toEqual([
      aSetting({ title_filters: words, updated_at: NOW }),
      { ...aSetting({ id: 0, company_name: "initech", title_filters: words, updated_at: NOW }) },
    ]);
    expect(rows).toHaveLength(2);
  });

  it("does nothing for a removal of what is not there", () => {
    expect(applyOps([], [{ op: "delete", company_name: "acme" }], NOW)).toEqual([]);
  });
});

describe("restoreRows", () => {
  it("puts back changed and removed rows, takes away added ones, and keeps the others", () => {
    const before = [aSetting(), aSetting({ id: 2, company_name: "globex" })];
    const other = aSetting({ id: 3, company_name: "umbrella", is_enabled: false });
    const shown = [
      aSetting({ title_filters: words }),
      other,
      aSetting({ company_name: "initech" }),
    ];
    const restored = restoreRows(shown, before, new Set(["acme", "globex", "initech"]));
    expect(restored).toEqual([before[0], other, before[1]]);
  });
});

describe("changesWhoIsFollowed", () => {
  it("is so when a company comes or goes, and not when its words change", () => {
    const before = [aSetting()];
    expect(changesWhoIsFollowed([add("acme")], before)).toBe(false);
    expect(changesWhoIsFollowed([add("acme"), add("globex")], before)).toBe(true);
    expect(changesWhoIsFollowed([{ op: "delete", company_name: "acme" }], before)).toBe(true);
  });
});

describe("refusals", () => {
  it("names only what was refused", () => {
    const refused = refusals([
      { op: "upsert", success: true, company_name: "acme" },
      { op: "upsert", success: false, company_name: "globex", error: "unknown" },
      { op: "delete", success: false, company_name: "initech", error: null },
    ]);
    expect([...refused]).toEqual([
      ["globex", "unknown"],
      ["initech", ""],
    ]);
  });
});

describe("toUpsert", () => {
  it("carries the whole row", () => {
    const { company_name, title_filters, is_enabled } = aSetting();
    expect(toUpsert(aSetting())).toEqual({ op: "upsert", company_name, title_filters, is_enabled });
  });
});
