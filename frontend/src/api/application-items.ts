/** What belongs to an application: notes, contacts, interviews and the like, added, changed and removed alike. */
import { ifMatch } from "@/api/applications";
import { request } from "@/api/client";
import type { Application } from "@/api/types";

/** Of documents it is that they were sent, which can be noted and taken back. */
export type ItemKind = "notes" | "contacts" | "interviews" | "reminders" | "documents";

const pathOf = (application: number, kind: ItemKind, id?: number) =>
  ["/api/applications", application, kind, id].filter((part) => part !== undefined).join("/");

export const addItem = (application: number, kind: ItemKind, body: object, key: string) =>
  request<Application>("POST", pathOf(application, kind), {
    body,
    headers: { "Idempotency-Key": key },
  });

export const changeItem = (
  application: number,
  kind: ItemKind,
  id: number,
  body: object,
  version: number | null,
) =>
  request<Application>("PUT", pathOf(application, kind, id), { body, headers: ifMatch(version) });

export const removeItem = (
  application: number,
  kind: ItemKind,
  id: number,
  version: number | null,
) => request<Application>("DELETE", pathOf(application, kind, id), { headers: ifMatch(version) });

export const finishReminder = (application: number, id: number, version: number | null) =>
  request<Application>("POST", `${pathOf(application, "reminders", id)}/done`, {
    headers: ifMatch(version),
  });
