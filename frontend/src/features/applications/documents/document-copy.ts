/** The words about documents: what is kept, and which version was sent to whom. */
import { plural } from "@/lib/count";

const version = (name: string, number: number) => `${name}, version ${number}`;

export const documentCopy = {
  sent: {
    heading: "Sent with this application",
    none: "Nothing is marked as sent yet. Mark below which version of a document you sent.",
    to: (whom: string) => `to ${whom}`,
    on: "sent",
    takeBack: "Not sent",
    takeBackOf: (name: string, number: number) => `${version(name, number)}: not sent after all`,
    takenBack: (name: string, number: number) =>
      `“${version(name, number)}” is not marked as sent any more.`,
    notTakenBack: (why: string) => `It is still marked as sent. ${why}`,
  },
  own: {
    heading: "Your documents",
    list: "Your documents",
    loading: "Loading your documents",
    failed: "Could not load your documents.",
    safe: "They are kept on the server, and nothing was changed.",
    none: "No documents yet. Add your CV, a letter, whatever you send.",
    versions: (name: string) => `Versions of ${name}`,
    version: (number: number) => `Version ${number}`,
    kept: "kept",
    sentHere: "Sent with this application",
    sentWith: "Sent with",
  },
  upload: {
    add: "Add a document",
    hint: "Or drop files anywhere on this page. PDF, DOCX, TXT or PNG, at most 10 MB each.",
    busy: (count: number) => `Uploading ${plural(count, "file", "files")}…`,
    kept: (name: string) => `“${name}” is kept.`,
    keptVersion: (name: string, number: number) => `“${version(name, number)}” is kept.`,
    failed: (name: string) => `“${name}” was not kept.`,
    unreadable: "This device could not read it; it may be a folder, or gone.",
    close: "Close",
    closeOf: (name: string) => `Close the message about ${name}`,
  },
  download: {
    name: "Download",
    of: (name: string, number: number) => `Download ${version(name, number)}`,
  },
  ways: {
    send: "Mark as sent",
    sendOf: (name: string) => `Mark as sent: ${name}`,
    renew: "New version",
    renewOf: (name: string) => `New version of ${name}`,
    edit: "Edit",
    editOf: (name: string) => `Edit ${name}`,
    remove: "Remove",
    removeOf: (name: string) => `Remove ${name}`,
    removed: (name: string) => `“${name}” removed. What was sent of it stays marked.`,
    notRemoved: (name: string, why: string) => `“${name}” was not removed. ${why}`,
    restored: (name: string) => `“${name}” is back.`,
    notRestored: (name: string, why: string) => `“${name}” is not back. ${why}`,
  },
  form: {
    to: "Sent to",
    toHint: "A person, an address, a portal",
    version: "Version",
    when: "Date",
    wasSent: (name: string, number: number) => `“${version(name, number)}” is marked as sent.`,
    name: "Name",
    kind: "Kind",
  },
  moving: "Mark as sent with it",
  version,
  kinds: {
    cv: "CV",
    cover_letter: "Cover letter",
    portfolio: "Portfolio",
    reference: "Reference",
    other: "Other",
  },
} as const;
