/** The form of an application, in and out. */
import { describe, expect, it } from "vitest";
import { editOf, valuesOf } from "@/features/applications/edit-values";
import { anApplication } from "@/testing/applications";

const values = valuesOf(
  anApplication({
    tags: ["remote", "data"],
    offer_deadline: "2025-12-01",
    pay: { asked: 72_000.5, offered: null, currency: "EUR", period: "year", note: "plus bonus" },
  }),
);

describe("what is said about an application", () => {
  it("comes back as it was", () => {
    expect(editOf(values)).toEqual({
      edit: {
        ...{ title: "Data Engineer", company: "Acme", url: "https://example.com/11" },
        ...{ source: null, tags: ["remote", "data"], offer_deadline: "2025-12-01" },
        ...{ pay_asked: 72_000.5, pay_offered: null, pay_currency: "EUR", pay_period: "year" },
        pay_note: "plus bonus",
      },
    });
  });

  it("is read as people write it", () => {
    const typed = { ...values, pay_asked: "72,000", pay_currency: " eur ", tags: " a ,, b" };
    expect(editOf(typed)).toMatchObject({
      edit: { pay_asked: 72_000, pay_currency: "EUR", tags: ["a", "b"] },
    });
  });

  it.each([
    [{ pay_offered: "a lot" }, /^Give a number/],
    [{ url: "javascript:alert(1)" }, /^Give an address/],
  ])("is not taken as %j", (typed, fault) => {
    expect(editOf({ ...values, ...typed })).toEqual({ fault: expect.stringMatching(fault) });
  });
});
