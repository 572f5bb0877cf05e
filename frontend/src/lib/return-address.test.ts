/** Where one comes back to after signing in: never another site, whatever the address says. */
import { describe, expect, it } from "vitest";
import { loginAddress, returnAddress } from "@/lib/return-address";

describe("returnAddress", () => {
  it.each(["/jobs?q=c%2B%2B#top", "/sources/runs/7", "/"])("leads back to %s", (address) => {
    expect(returnAddress(address)).toBe(address);
  });

  it.each([
    null,
    "",
    "//evil.example/jobs",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example/jobs",
    "http://here.invalid//evil.example",
    "/.//evil.example",
    "\t//evil.example",
    "javascript:alert(1)",
    "http://[",
    "/login?from=/login",
  ])("starts over when %j is said", (address) => {
    expect(returnAddress(address)).toBe("/");
  });
});

describe("loginAddress", () => {
  it("carries the reason, and the way back where there is one", () => {
    expect(loginAddress("/jobs?q=data", "reused")).toBe(
      "/login?why=reused&from=%2Fjobs%3Fq%3Ddata",
    );
    expect(loginAddress("/", "absent")).toBe("/login?why=absent");
  });
});
