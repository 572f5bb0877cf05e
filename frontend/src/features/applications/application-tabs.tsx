/** The tabs of an application, of which the address says the one that is open. */
import { Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import type { Application } from "@/api/types";
import classes from "@/features/applications/application-tabs.module.css";
import { Contacts } from "@/features/applications/contacts";
import { detailCopy } from "@/features/applications/detail-copy";
import { Documents } from "@/features/applications/documents/documents";
import { Meetings } from "@/features/applications/meetings";
import { Notes } from "@/features/applications/notes";
import { Overview } from "@/features/applications/overview";
import { PostingDrift } from "@/features/applications/posting-drift";
import { Reminders } from "@/features/applications/reminders";
import { EventList } from "@/features/timeline/event-list";
import { useAddressQuery } from "@/lib/use-address-query";
import { useShortcuts } from "@/ui/shortcuts";

const { tabs: copy } = detailCopy;

interface OneTab {
  name: string;
  label: string;
  body: ReactNode;
}

export function ApplicationTabs({ application }: { application: Application }) {
  const [params, changeQuery] = useAddressQuery();
  const { id, changed, notes, interviews, reminders, contacts, documents } = application;
  const open = reminders.filter(({ done_at }) => done_at === null).length;
  const tabs: readonly OneTab[] = [
    { name: "overview", label: copy.overview, body: <Overview application={application} /> },
    ...(changed
      ? [{ name: "changes", label: copy.drift, body: <PostingDrift application={application} /> }]
      : []),
    { name: "notes", label: copy.notes(notes.length), body: <Notes application={application} /> },
    {
      ...{ name: "interviews", label: copy.meetings(interviews.length) },
      body: <Meetings application={application} />,
    },
    {
      ...{ name: "reminders", label: copy.reminders(open) },
      body: <Reminders application={application} />,
    },
    {
      ...{ name: "contacts", label: copy.contacts(contacts.length) },
      body: <Contacts application={application} />,
    },
    {
      ...{ name: "documents", label: copy.documents(documents.length) },
      body: <Documents application={application} />,
    },
    {
      ...{ name: "timeline", label: copy.timeline },
      body: <EventList search={searchOf(id)} heading="h2" nothing={null} />,
    },
  ];
  const shown = tabs.find(({ name }) => name === params.get("tab"))?.name ?? "overview";

  function show(name: string | null): void {
    changeQuery(
      () => new URLSearchParams(name === null || name === "overview" ? {} : { tab: name }),
    );
  }

  useShortcuts({ n: () => show("notes"), r: () => show("reminders") });

  return (
    <Tabs value={shown} onChange={show} keepMounted={false} color="var(--accent)">
      <Tabs.List aria-label={copy.label}>
        {tabs.map(({ name, label }) => (
          <Tabs.Tab key={name} value={name}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ name, body }) => (
        <Tabs.Panel key={name} value={name} className={classes.panel}>
          {name === shown && body}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

const searchOf = (application: number) => ({ application, kinds: [], company: "", day: "" });
