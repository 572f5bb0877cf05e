/** The profile, put together from the account and what applications add to it, which the account knows nothing of. */
import { ProfilePage } from "@/features/account/profile-page";
import { ProfileSection } from "@/features/account/profile-section";
import { CalendarFeed } from "@/features/applications/calendar/calendar-feed";
import { calendarCopy } from "@/features/applications/calendar/copy";
import { portableCopy } from "@/features/applications/portable/copy";
import { ExportEverything } from "@/features/applications/portable/export-everything";
import { ImportFile } from "@/features/applications/portable/import-file";
import { Storage } from "@/features/applications/portable/storage";
import { Thresholds } from "@/features/today/thresholds";
import { thresholdsCopy } from "@/features/today/thresholds-copy";

export function Profile() {
  return (
    <ProfilePage>
      <ProfileSection heading={thresholdsCopy.heading}>
        <Thresholds />
      </ProfileSection>
      <ProfileSection heading={calendarCopy.heading}>
        <CalendarFeed />
      </ProfileSection>
      <ProfileSection heading={portableCopy.export.heading}>
        <ExportEverything />
      </ProfileSection>
      <ProfileSection heading={portableCopy.storage.heading}>
        <Storage />
      </ProfileSection>
      <ProfileSection heading={portableCopy.import.heading}>
        <ImportFile />
      </ProfileSection>
    </ProfilePage>
  );
}
