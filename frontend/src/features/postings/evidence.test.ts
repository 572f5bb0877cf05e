/** The evidence of a posting's life. */
import { expect, it } from "vitest";
import { evidenceLine } from "@/features/postings/evidence";
import { aDetail } from "@/testing/fixtures";

const NOW = Date.parse("2025-11-20T12:00:00Z");
const version = (number: number, seen_at: string) => ({ number, seen_at, distance: 1 });

it("tells how long it has been open and how often it was edited", () => {
  const versions = [
    version(1, "2025-09-12T09:00:00Z"),
    version(3, "2025-11-04T09:00:00Z"),
    version(2, "2025-10-01T09:00:00Z"),
  ];
  expect(evidenceLine(aDetail({ posted_at: "2025-09-18T12:00:00Z", versions }), NOW)).toBe(
    "Open 63 days · edited 2 times, last on 4 Nov",
  );
});

it("counts from the first sight when no date was posted, and says so", () => {
  const job = aDetail({ posted_at: null, first_seen_at: "2025-11-19T12:00:00Z" });
  expect(evidenceLine(job, NOW)).toBe(
    "Open 1 day · counted from when we first saw it · not edited since",
  );
});

it("stops counting when it closed", () => {
  const job = aDetail({
    ...{ status: "closed", posted_at: "2025-11-01T12:00:00Z", closed_at: "2025-11-09T12:00:00Z" },
  });
  expect(evidenceLine(job, NOW)).toBe("Was open 8 days · not edited since");
});

it("leaves out what is no time, and never counts below zero", () => {
  expect(evidenceLine(aDetail({ posted_at: "soon" }), NOW)).toBe("not edited since");
  expect(evidenceLine(aDetail({ posted_at: "2026-01-01T00:00:00Z" }), NOW)).toContain(
    "Open 0 days",
  );
});
