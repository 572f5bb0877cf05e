/** The people at the company, and how to reach them. */
import type { Application, Contact } from "@/api/types";
import { detailCopy } from "@/features/applications/detail-copy";
import type { Field, Values } from "@/features/applications/item-form";
import { ItemSection } from "@/features/applications/item-section";
import { orNull } from "@/lib/text";
import { OutLink } from "@/ui/text-link";

const { contacts: copy } = detailCopy;

const FIELDS: readonly Field[] = [
  { name: "name", label: copy.name, kind: "text", isNeeded: true },
  { name: "role", label: copy.role, kind: "text" },
  { name: "email", label: copy.email, kind: "email" },
  { name: "phone", label: copy.phone, kind: "tel" },
  { name: "link", label: copy.link, kind: "url" },
  { name: "note", label: copy.note, kind: "long" },
];
const NAMES = ["name", "role", "email", "phone", "link", "note"] as const;

const valuesOf = (contact: Contact | null): Values =>
  Object.fromEntries(NAMES.map((name) => [name, contact?.[name] ?? ""]));

const bodyOf = (values: Values) =>
  Object.fromEntries(NAMES.map((name) => [name, orNull(values[name])]));

export function Contacts({ application }: { application: Application }) {
  return (
    <ItemSection
      application={application}
      kind="contacts"
      items={application.contacts}
      words={copy}
      fields={FIELDS}
      valuesOf={valuesOf}
      bodyOf={bodyOf}
      nameOf={({ name }) => name}
    >
      {({ name, role, email, phone, link, note }) => (
        <>
          <p>
            <strong>{name}</strong>
            {role !== null && `, ${role}`}
          </p>
          {email !== null && (
            <p>
              <a href={`mailto:${email}`}>{email}</a>
            </p>
          )}
          {phone !== null && (
            <p>
              <a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phone}</a>
            </p>
          )}
          {link !== null && (
            <p>
              <OutLink href={link}>{link}</OutLink>
            </p>
          )}
          {note !== null && <p>{note}</p>}
        </>
      )}
    </ItemSection>
  );
}
