/** Sentences, counts and addresses. */
import { describe, expect, it } from "vitest";
import { formatCount, percent, plural } from "@/lib/count";
import { asSentence, linkTarget, shortAddress } from "@/lib/text";

describe("asSentence", () => {
  it("adds what is missing and leaves what is there", () => {
    expect(asSentence("board answered 404")).toBe("Board answered 404.");
    expect(asSentence("Wait. ")).toBe("Wait.");
    expect(asSentence("  ")).toBe("");
  });

  it("leaves a host name as it is written", () => {
    expect(asSentence("careers.acme.example is away")).toBe("careers.acme.example is away.");
    expect(asSentence("time-out. Again")).toBe("Time-out. Again.");
  });
});

describe("linkTarget", () => {
  it("follows only http and https", () => {
    expect(linkTarget("https://example.com/a")).toBe("https://example.com/a");
    for (const address of ["javascript:alert(1)", "data:text/html,x", "//x", "", null]) {
      expect(linkTarget(address)).toBeNull();
    }
  });
});

describe("shortAddress", () => {
  it("drops the scheme and a bare slash, and keeps what is no address", () => {
    expect(shortAddress("https://example.com/")).toBe("example.com");
    expect(shortAddress("https://example.com/jobs")).toBe("example.com/jobs");
    expect(shortAddress("acme")).toBe("acme");
  });
});

describe("counts", () => {
  it("groups thousands and picks the word", () => {
    expect(formatCount(12_345)).toBe("12,345");
    expect(plural(1, "run", "runs")).toBe("1 run");
    expect(plural(0, "run", "runs")).toBe("0 runs");
  });

  it("never leaves 0 to 100 percent, and has nothing of nothing", () => {
    expect([percent(1, 3), percent(9, 3), percent(-1, 3), percent(0, 0)]).toEqual([33, 100, 0, 0]);
  });
});
