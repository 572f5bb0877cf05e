/** The evidence of a posting's life. */
import { expect, it } from "vitest";
import type { Closing, JobEvidence } from "@/api/types";
import { evidenceLine } from "@/features/postings/evidence";
import { aDetail } from "@/testing/postings";

const NOW = Date.parse("2025-11-20T12:00:00Z");

function line(
  evidence: Partial<JobEvidence>,
  status: "open" | "closed" = "open",
  closing: Closing | null = null,
) {
  const job = aDetail({ status, closing });
  return evidenceLine({ ...job, evidence: { ...job.evidence, ...evidence } }, NOW);
}

const repost = {
  ...{ id: null, external_id: "7", title: "Data Engineer", url: "https://example.com/7" },
  ...{ earlier: true, first_seen_at: "2025-09-01T09:00:00Z", closed_at: null },
};

it("tells how long it has been open, how often it was put up again, and how often edited", () => {
  const reposts = [repost, repost];
  const last_edit_at = "2025-11-04T09:00:00Z";
  expect(line({ open_days: 63, reposts, edits: 3, last_edit_at })).toBe(
    "Open 63 days · reposted 2 times · edited 3 times, last on 4 Nov",
  );
});

it("tells the times it was put up before from those since", () => {
  const reposts = [{ ...repost, earlier: false }, repost];
  expect(line({ open_days: 63, reposts })).toBe(
    "Open 63 days · reposted once · put up again once since · not edited since",
  );
});

it("says so when it counts from the first sight", () => {
  expect(line({ open_days: 1, since_seen: true, reposts: [repost] })).toBe(
    "Open 1 day · counted from when we first saw it · reposted once · not edited since",
  );
});

it("stops counting when it closed", () => {
  expect(line({ open_days: 8, edits: 1 }, "closed")).toBe("Was open 8 days · edited once");
});

it.each([
  [["company:acme"], 9, "half of 42 postings of this company closed within 9 days"],
  [["company:acme"], 0, "half of 42 postings of this company closed within 1 day"],
  [
    ["platform:lever", "level:senior"],
    14,
    "half of 42 postings of the same level on this platform closed within 14 days",
  ],
  [["platform:lever"], 1, "half of 42 postings on this platform closed within 1 day"],
])(
  "says how soon half of those like it closed, and who they are: %j, %d days",
  (like, days, said) => {
    expect(line({}, "open", { n: 42, days, like })).toBe(
      `Open 3 days · not edited since · ${said}`,
    );
  },
);

it("says nothing of those like it where too few are known, or when it closed itself", () => {
  const known = { n: 42, days: 9, like: ["company:acme"] };
  expect(line({}, "open", { ...known, n: 19, days: null })).toBe("Open 3 days · not edited since");
  expect(line({}, "closed", known)).toBe("Was open 3 days · not edited since");
});
