/** What was typed into the form that adds an application, and what of it is sent. Pure. */
import type { ApplicationDraft } from "@/api/types";

export interface Draft {
  url: string;
  company: string;
  title: string;
}

/** What is missing before it can be sent. */
export type DraftFault = "nothing" | "company" | "title";

/** By hand as soon as something was typed by hand; the address goes with it. */
export function draftOf(typed: Draft): { body: ApplicationDraft } | { fault: DraftFault } {
  const url = addressIn(typed.url);
  const company = typed.company.trim();
  const title = typed.title.trim();
  if (company !== "" && title !== "") {
    return { body: url === "" ? { company, title } : { company, title, url } };
  }
  if (company !== "") return { fault: "title" };
  if (title !== "") return { fault: "company" };
  return url === "" ? { fault: "nothing" } : { body: { url } };
}

/** The first address in what was pasted, which may be a whole message; else all of it. */
function addressIn(text: string): string {
  const trimmed = text.trim();
  return /https?:\/\/\S+/.exec(trimmed)?.[0] ?? trimmed;
}
