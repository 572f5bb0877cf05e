/** The profile: who one is here, how the app looks and listens, and what runs. */
import { useMantineColorScheme } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { User } from "@/api/types";
import { About } from "@/features/account/about";
import { accountCopy } from "@/features/account/copy";
import { DeleteAccount } from "@/features/account/delete-account";
import { History } from "@/features/account/history";
import { Person } from "@/features/account/person";
import { ProfileSection } from "@/features/account/profile-section";
import { userOptions } from "@/features/account/queries";
import { Sessions } from "@/features/account/sessions";
import { SingleKeys } from "@/features/account/single-keys";
import { useStore } from "@/lib/store";
import { Choice } from "@/ui/choice";
import { density } from "@/ui/density";
import { Page } from "@/ui/page";
import { ErrorState, LoadingRows } from "@/ui/states";

interface ProfilePageProps {
  /** Sections about things that this screen knows nothing of. */
  children?: ReactNode;
}

export function ProfilePage({ children }: ProfilePageProps) {
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
        <Sections member={user.data?.local === false ? user.data : null}>{children}</Sections>
      )}
    </Page>
  );
}

/** Lists of any length come last, so that they push nothing away as they load. */
function Sections({ member, children }: { member: User | null; children: ReactNode }) {
  return (
    <>
      {member !== null && (
        <ProfileSection heading={accountCopy.account.heading}>
          <Person user={member} />
        </ProfileSection>
      )}
      <ProfileSection heading={accountCopy.appearance.heading}>
        <Appearance />
      </ProfileSection>
      <ProfileSection heading={accountCopy.keys.heading}>
        <SingleKeys />
      </ProfileSection>
      {children}
      <ProfileSection heading={accountCopy.about.heading}>
        <About />
      </ProfileSection>
      {member !== null && (
        <>
          <ProfileSection heading={accountCopy.sessions.heading}>
            <Sessions />
          </ProfileSection>
          <ProfileSection heading={accountCopy.history.heading}>
            <History />
          </ProfileSection>
        </>
      )}
      {member?.deletes_at === null && (
        <ProfileSection heading={accountCopy.deletion.heading}>
          <DeleteAccount />
        </ProfileSection>
      )}
    </>
  );
}

function whoIsHere({ local, name, email }: User): string {
  return local ? accountCopy.localMode : accountCopy.signedIn(name, email);
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
