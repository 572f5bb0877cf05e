/** Everything that happened, the latest first, narrowed by kind and company as the address says. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMemo } from "react";
import { timelineCopy } from "@/features/timeline/copy";
import { EventList } from "@/features/timeline/event-list";
import { KIND_GROUPS, type KindGroup, kindsOf } from "@/features/timeline/kinds";
import classes from "@/features/timeline/timeline-page.module.css";
import { dateOf } from "@/lib/local-date";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { useAddressQuery } from "@/lib/use-address-query";
import { Page } from "@/ui/page";
import { EmptyState } from "@/ui/states";
import { useTyped } from "@/ui/use-typed";

export function TimelinePage() {
  const [params, changeQuery] = useAddressQuery();
  const { kind, company, day } = read(params);
  const search = useMemo(
    () => ({ application: null, kinds: kindsOf(kind), company, day }),
    [kind, company, day],
  );
  const isNarrowed = kind !== "" || company !== "" || day !== "";

  function change(changed: { kind?: string; company?: string; day?: string }): void {
    changeQuery((current) => {
      const wanted = Object.entries({ ...read(current), ...changed });
      return new URLSearchParams(wanted.filter(([, value]) => value !== ""));
    });
  }
  const [typed, setTyped] = useTyped(company, (next) => change({ company: next }));

  return (
    <Page heading={timelineCopy.heading} sentence={timelineCopy.sentence}>
      <search className={classes.filters} aria-label={timelineCopy.filters}>
        <NativeSelect
          label={timelineCopy.kind}
          value={kind}
          data={["" as const, ...KIND_GROUPS].map((value) => ({
            value,
            label: timelineCopy.kinds[value],
          }))}
          onChange={(event) => change({ kind: event.currentTarget.value as KindGroup })}
        />
        <TextInput
          type="search"
          label={timelineCopy.company}
          description={timelineCopy.companyHint}
          maxLength={300}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={timelineCopy.day}
          value={day}
          onChange={(event) => change({ day: event.currentTarget.value })}
        />
      </search>
      <EventList
        search={search}
        heading="h2"
        nothing={
          isNarrowed ? (
            <EmptyState
              action={
                <Button
                  variant="default"
                  onClick={() => change({ kind: "", company: "", day: "" })}
                >
                  {timelineCopy.showAll}
                </Button>
              }
            >
              {timelineCopy.noneOfKind}
            </EmptyState>
          ) : (
            <EmptyState
              action={
                <Button component={Link} to={paths.jobs}>
                  {timelineCopy.toJobs}
                </Button>
              }
            >
              {timelineCopy.empty}
            </EmptyState>
          )
        }
      />
    </Page>
  );
}

function read(params: URLSearchParams) {
  const kind: KindGroup | "" = KIND_GROUPS.find((one) => one === params.get("kind")) ?? "";
  return {
    kind,
    company: (params.get("company") ?? "").slice(0, 300),
    day: dayIn(params.get("day")),
  };
}

/** Only a date that there is, since the server refuses all else. */
function dayIn(text: string | null): string {
  return text !== null && dateOf(`${text}T00:00`) === text ? text : "";
}
