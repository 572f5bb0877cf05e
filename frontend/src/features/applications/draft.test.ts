/** What the add form sends, for all that people may have typed. */
import { describe, expect, it } from "vitest";
import { draftOf } from "@/features/applications/draft";

const typed = (url = "", company = "", title = "") => draftOf({ url, company, title });

describe("what is sent", () => {
  it("is the address alone, also out of a message", () => {
    expect(typed(" https://acme.example/1 ")).toEqual({ body: { url: "https://acme.example/1" } });
    expect(typed("Look: https://acme.example/1 nice?")).toEqual({
      body: { url: "https://acme.example/1" },
    });
    expect(typed("acme.example/jobs/1")).toEqual({ body: { url: "acme.example/jobs/1" } });
  });

  it("is company and title, with the address where there is one", () => {
    expect(typed("", " Acme ", "Cook")).toEqual({ body: { company: "Acme", title: "Cook" } });
    expect(typed("https://a.example", "Acme", "Cook")).toEqual({
      body: { company: "Acme", title: "Cook", url: "https://a.example" },
    });
  });

  it.each([
    [typed(" "), "nothing"],
    [typed("https://a.example", "Acme"), "title"],
    [typed("", "", "Cook"), "company"],
  ])("is nothing while something is missing: %j", (read, fault) => {
    expect(read).toEqual({ fault });
  });
});
