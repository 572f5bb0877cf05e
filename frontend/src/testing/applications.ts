/** Applications and what happened to them as the server answers, each with the parts that matter overridden. */
import type {
  Application,
  ApplicationBoard,
  ApplicationItem,
  ApplicationPage,
  Contact,
  Interview,
  Need,
  Note,
  Reminder,
  TimelineEvent,
  Today,
} from "@/api/types";
import { STAGES } from "@/lib/stages";

const WHEN = "2025-11-04T09:00:00Z";

export const anItem = (over: Partial<ApplicationItem> = {}): ApplicationItem => ({
  ...{ id: 5, version: 1, job_id: 11, company: "Acme", title: "Data Engineer" },
  ...{ url: "https://example.com/11", places: ["Oslo"], stage: "saved", outcome: null },
  ...{ since: WHEN, applied_at: null, replied_at: null, closed_at: null, source: null },
  ...{ tags: [], offer_deadline: null, created_at: WHEN, updated_at: WHEN },
  ...{ posting: "open", changed: false, next: null },
  ...over,
});

export const anApplication = (over: Partial<Application> = {}): Application => ({
  ...anItem(),
  pay: { asked: null, offered: null, currency: null, period: null, note: null },
  ...{ notes: [], contacts: [], interviews: [], reminders: [], documents: [] },
  copy: {
    ...{ frozen: false, taken_at: WHEN, title: "Data Engineer", company: "Acme" },
    url: "https://example.com/11",
    description: "<p>You will look after the <strong>warehouse</strong>.</p>",
    facts: [{ name: "title", value: "Data Engineer", source: "JSON-LD title" }],
    ...{ documents: [], has_raw: true },
  },
  posting_now: { status: "open", closed_at: null, closed_reason: null, last_seen_at: WHEN },
  ...{ deleted_at: null, undo: 41 },
  ...over,
});

export const countsOf = (items: readonly ApplicationItem[]): ApplicationBoard["counts"] => {
  const tally = (values: readonly (string | null)[]) => {
    const sums: Record<string, number> = {};
    for (const value of values) if (value !== null) sums[value] = (sums[value] ?? 0) + 1;
    return sums;
  };
  return {
    stages: tally(items.map(({ stage }) => stage)),
    outcomes: tally(items.map(({ outcome }) => outcome)),
  };
};

export const aBoard = (items: readonly ApplicationItem[] = [anItem()]): ApplicationBoard => ({
  columns: STAGES.map((stage) => {
    const own = items.filter((item) => item.stage === stage);
    return { stage, items: own, next: null, total: own.length };
  }),
  counts: countsOf(items),
});

export const anApplicationPage = (
  items: readonly ApplicationItem[] = [anItem()],
  over: Partial<ApplicationPage> = {},
): ApplicationPage => ({
  ...{ items: [...items], next: null, total: items.length, counts: countsOf(items) },
  ...over,
});

export const anEvent = (over: Partial<TimelineEvent> = {}): TimelineEvent => ({
  ...{ id: 41, kind: "created", at: WHEN, recorded_at: WHEN, by: "user", data: {} },
  application: { id: 5, company: "Acme", title: "Data Engineer", deleted: false },
  ...{ event: null, undone: false, undoable: true },
  ...over,
});

const ABOUT = { id: 5, company: "Acme", title: "Data Engineer", stage: "applied" } as const;

export const aNeed = (over: Partial<Need> = {}): Need => ({
  ...{ key: "reminder:3:1", kind: "reminder", action: "mark_done", at: WHEN },
  ...{ text: "Ask again", application: ABOUT, item_id: 3 },
  ...over,
});

export const aToday = (over: Partial<Today> = {}): Today => ({
  ...{ needs: [aNeed()], snoozed: 0, week: [], active: 1 },
  ...over,
});

export const aNote = (over: Partial<Note> = {}): Note => ({
  ...{ id: 1, text: "They use **dbt**.", html: "<p>They use <strong>dbt</strong>.</p>" },
  ...{ written_at: WHEN, changed_at: WHEN },
  ...over,
});

export const aContact = (over: Partial<Contact> = {}): Contact => ({
  ...{ id: 2, name: "Ada Marlowe", role: "Recruiter", email: "ada@example.org" },
  ...{ phone: "+47 22 00 00 00", link: "https://example.org/ada", note: null },
  ...over,
});

export const anInterview = (over: Partial<Interview> = {}): Interview => ({
  ...{ id: 4, round: "Final", local_at: "2030-01-02T10:00:00", zone: "America/New_York" },
  ...{ starts_at: "2030-01-02T15:00:00Z", minutes: 45, place: "Third floor" },
  ...{ link: "https://example.org/join", people: ["Ada", "Noor"], note: null },
  ...over,
});

export const aReminder = (over: Partial<Reminder> = {}): Reminder => ({
  ...{ id: 3, text: "Ask again", local_at: "2025-11-04T09:00:00", zone: "Europe/Oslo" },
  ...{ due_at: WHEN, rule: "FREQ=WEEKLY", done_at: null },
  ...over,
});
