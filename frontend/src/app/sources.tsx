/** The sources screen, put together from the companies and the runs, which do not know each other. */
import { SourcesPage } from "@/features/companies/sources-page";
import { RecentRuns } from "@/features/ingestion/recent-runs";

export function Sources() {
  return (
    <SourcesPage>
      <RecentRuns />
    </SourcesPage>
  );
}
