/** The interviews: when, on the clocks of both places, how to get there, and with whom. */
import type { Application, Interview } from "@/api/types";
import { detailCopy } from "@/features/applications/detail-copy";
import type { Field, Values } from "@/features/applications/item-form";
import { ItemSection } from "@/features/applications/item-section";
import { useNow } from "@/lib/clock";
import { dateTimeOf } from "@/lib/local-date";
import { listIn, orNull } from "@/lib/text";
import { dayAndTime, exactTime, untilTime } from "@/lib/time";
import { allZones, ownZone } from "@/lib/zones";
import { OutLink } from "@/ui/text-link";

const { meetings: copy } = detailCopy;
const USUAL_MINUTES = 60;

const fieldsWith = (zones: readonly string[]): readonly Field[] => [
  { name: "local_at", label: copy.when, kind: "datetime-local", isNeeded: true },
  {
    name: "zone",
    label: copy.zone,
    kind: "choice",
    choices: zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") })),
  },
  { name: "round", label: copy.round, hint: copy.roundHint, kind: "text" },
  { name: "minutes", label: copy.minutes, kind: "number" },
  { name: "place", label: copy.place, kind: "text" },
  { name: "link", label: copy.link, kind: "url" },
  { name: "people", label: copy.people, hint: copy.peopleHint, kind: "text", isWide: true },
  { name: "note", label: copy.note, kind: "long" },
];

const valuesOf = (meeting: Interview | null): Values => ({
  local_at: meeting === null ? tomorrowAtTen() : meeting.local_at.slice(0, 16),
  zone: meeting?.zone ?? ownZone(),
  round: meeting?.round ?? "",
  minutes: String(meeting?.minutes ?? USUAL_MINUTES),
  place: meeting?.place ?? "",
  link: meeting?.link ?? "",
  people: meeting?.people.join(", ") ?? "",
  note: meeting?.note ?? "",
});

const bodyOf = (values: Values) => ({
  local_at: values.local_at,
  zone: values.zone,
  round: orNull(values.round),
  minutes: Number(values.minutes) || USUAL_MINUTES,
  place: orNull(values.place),
  link: orNull(values.link),
  people: listIn(values.people ?? ""),
  note: orNull(values.note),
});

function tomorrowAtTen(): string {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  day.setHours(10, 0, 0, 0);
  return dateTimeOf(day.getTime());
}

const nameOf = ({ round }: Interview) => round ?? copy.untitled;

export function Meetings({ application }: { application: Application }) {
  const now = useNow();
  return (
    <ItemSection
      application={application}
      kind="interviews"
      items={application.interviews}
      words={copy}
      fields={fieldsWith(allZones(...application.interviews.map(({ zone }) => zone)))}
      valuesOf={valuesOf}
      bodyOf={bodyOf}
      nameOf={nameOf}
    >
      {(meeting) => (
        <>
          <p>
            <strong>{nameOf(meeting)}</strong>
            {", "}
            <time dateTime={meeting.starts_at}>{exactTime(meeting.starts_at)}</time>
            {` (${untilTime(now, meeting.starts_at) ?? ""}), ${copy.lasts(meeting.minutes)}`}
          </p>
          {meeting.zone !== ownZone() && (
            <p>{copy.there(dayAndTime(meeting.local_at), meeting.zone.replaceAll("_", " "))}</p>
          )}
          {meeting.place !== null && <p>{meeting.place}</p>}
          {meeting.link !== null && (
            <p>
              <OutLink href={meeting.link}>{meeting.link}</OutLink>
            </p>
          )}
          {meeting.people.length > 0 && (
            <p>
              {copy.people} {meeting.people.join(", ")}
            </p>
          )}
          {meeting.note !== null && <p>{meeting.note}</p>}
        </>
      )}
    </ItemSection>
  );
}
