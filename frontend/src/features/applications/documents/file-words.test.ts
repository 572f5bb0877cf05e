/** What is said of files by their size, type and name. */
import { expect, it } from "vitest";
import { kindByName, sizeWords, typeWords } from "@/features/applications/documents/file-words";

it.each([
  [1, "1 byte"],
  [999, "999 bytes"],
  [1_000, "1 kB"],
  [120_400, "120 kB"],
  [999_900, "999 kB"],
  [1_000_000, "1.0 MB"],
  [9_960_000, "10.0 MB"],
])("%i bytes are %s", (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});

it.each([
  ["CV Ada Marlowe.pdf", "cv"],
  ["ada_resume_2025.docx", "cv"],
  ["Re\u0301sume\u0301.pdf", "cv"],
  ["Cover letter with my CV.pdf", "cover_letter"],
  ["Arbeitszeugnis.pdf", "other"],
  ["zeugnis-2020.pdf", "reference"],
  ["portfolio.png", "portfolio"],
  ["received.txt", "other"],
] as const)("%s is most likely a %s", (name, kind) => {
  expect(kindByName(name)).toBe(kind);
});

it("names the types that are kept, and any other as it is", () => {
  expect(typeWords("application/pdf")).toBe("PDF");
  expect(typeWords("image/gif")).toBe("image/gif");
});
