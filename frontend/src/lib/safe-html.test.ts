/** The second wall before a posting's text, under attack. */
import { describe, expect, it } from "vitest";
import { readingMatter } from "@/lib/safe-html";

function shown(html: string): string {
  const box = document.createElement("div");
  box.append(readingMatter(html));
  return box.innerHTML;
}

describe("readingMatter", () => {
  it("keeps paragraphs, lists and emphasis", () => {
    const html = "<p>We <strong>build</strong></p><ul><li>one</li></ul>";
    expect(shown(html)).toBe(html);
  });

  it.each([
    ["<script>alert(1)</script>", "script"],
    ["<img src=x onerror=alert(1)>", "img"],
    ['<p onclick="alert(1)">x</p>', "onclick"],
    ["<iframe src='https://evil.example'></iframe>", "iframe"],
    ["<svg><script>alert(1)</script></svg>", "svg"],
    ["<form action='https://evil.example'><input name=a></form>", "form"],
    ["<style>body{display:none}</style>", "style"],
    ["<p style='position:fixed'>x</p>", "style"],
    ["<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "onerror"],
    ["<a href='javascript:alert(1)'>x</a>", "javascript"],
    ["<a href='data:text/html,x'>x</a>", "data:"],
    ["<p id='content' class='skip'>x</p>", "class"],
  ])("lets %s through without its %s", (html, banned) => {
    expect(shown(html).toLowerCase()).not.toContain(banned);
  });

  it("sends links out without a way back", () => {
    const link = readingMatter('<a href="https://example.com/a">How we hire</a>').firstElementChild;
    expect(link?.getAttribute("rel")).toBe("noopener noreferrer nofollow");
    expect(link?.getAttribute("target")).toBe("_blank");
  });

  it("keeps the text of links that lead nowhere outside", () => {
    expect(shown('<a href="#apply">Apply</a> <a href="/jobs">Jobs</a>')).toBe("Apply Jobs");
  });

  it("nests headings under the page's own, without gaps, and drops empty ones", () => {
    const html = "<h1>Role</h1><h4>Tasks</h4><h2> </h2><h1>Pay</h1>";
    expect(shown(html)).toBe("<h3>Role</h3><h4>Tasks</h4><h3>Pay</h3>");
  });

  it("survives text that is empty, broken or very deep", () => {
    expect(shown("")).toBe("");
    expect(shown("<p>a<b>b")).toBe("<p>a<b>b</b></p>");
    expect(shown(`${"<div>".repeat(300)}deep`)).toContain("deep");
  });
});
