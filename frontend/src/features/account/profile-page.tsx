/** The profile: who one is here, how the app looks and listens, and what runs. */
import { useMantineColorScheme } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import type { User } from "@/api/types";
import { About } from "@/features/account/about";
import { accountCopy } from "@/features/account/copy";
import { DeleteAccount } from "@/features/account/delete-account";
import { History } from "@/features/account/history";
import { Person } from "@/features/account/person";
import classes from "@/features/account/profile-page.module.css";
import { userOptions } from "@/features/account/queries";
import { Sessions } from "@/features/account/sessions";
import { SingleKeys } from "@/features/account/single-keys";
import { useStore } from "@/lib/store";
import { Choice } from "@/ui/choice";
import { density } from "@/ui/density";
import { Page } from "@/ui/page";
import { ErrorState, LoadingRows } from "@/ui/states";

export function ProfilePage() {
  const user = useQuery(userOptions);
  return (
    <Page heading={accountCopy.heading} sentence={user.isSuccess ? whoIsHere(user.data) : ""}>
      {user.isError && (
        <ErrorState
          failed={accountCopy.userFailed}
          error={user.error}
          safe={accountCopy.safe}
          onRetry={() => void user.refetch()}
        />
      )}
      {/* All of it at once, since what stands on top is there for some only. */}
      {user.isPending ? (
        <LoadingRows label={accountCopy.loading} />
      ) : (
        <Sections member={user.data?.local === false ? user.data : null} />
      )}
    </Page>
  );
}

/** Lists of any length come last, so that they push nothing away as they load. */
function Sections({ member }: { member: User | null }) {
  return (
    <>
      {member !== null && (
        <Section heading={accountCopy.account.heading}>
          <Person user={member} />
        </Section>
      )}
      <Section heading={accountCopy.appearance.heading}>
        <Appearance />
      </Section>
      <Section heading={accountCopy.keys.heading}>
        <SingleKeys />
      </Section>
      <Section heading={accountCopy.about.heading}>
        <About />
      </Section>
      {member !== null && (
        <>
          <Section heading={accountCopy.sessions.heading}>
            <Sessions />
          </Section>
          <Section heading={accountCopy.history.heading}>
            <History />
          </Section>
        </>
      )}
      {member?.deletes_at === null && (
        <Section heading={accountCopy.deletion.heading}>
          <DeleteAccount />
        </Section>
      )}
    </>
  );
}

function whoIsHere({ local, name, email }: User): string {
  return local ? accountCopy.localMode : accountCopy.signedIn(name, email);
}

function Section({ heading, children }: { heading: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
      <h2 id={id}>{heading}</h2>
      <div className={classes.body}>{children}</div>
    </section>
  );
}

function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const rows = useStore(density);
  const { colours, scheme, rows: label, rowsHint, density: names } = accountCopy.appearance;
  return (
    <>
      <Choice
        label={colours}
        value={colorScheme}
        choices={[
          { value: "auto", label: scheme.auto },
          { value: "light", label: scheme.light },
          { value: "dark", label: scheme.dark },
        ]}
        onChange={setColorScheme}
      />
      <Choice
        label={label}
        hint={rowsHint}
        value={rows}
        choices={[
          { value: "comfortable", label: names.comfortable },
          { value: "compact", label: names.compact },
        ]}
        onChange={density.set}
      />
    </>
  );
}
