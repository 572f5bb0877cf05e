/** The start address: to the sources while nothing is set up, else to the postings. */
import { useQuery } from "@tanstack/react-query";
import { appCopy } from "@/app/copy";
import { settingsOptions } from "@/features/companies/queries";
import { paths } from "@/lib/paths";
import { Navigate } from "@/lib/router";
import { uiCopy } from "@/ui/copy";
import { Page } from "@/ui/page";
import { ErrorState, LoadingRows } from "@/ui/states";

export function Home() {
  const settings = useQuery(settingsOptions);
  if (settings.isSuccess) {
    return <Navigate to={settings.data.length === 0 ? paths.sources : paths.jobs} replace />;
  }
  return (
    <Page heading={uiCopy.appName}>
      {settings.isError ? (
        <ErrorState
          failed={appCopy.start.failed}
          error={settings.error}
          onRetry={() => void settings.refetch()}
        />
      ) : (
        <LoadingRows label={appCopy.start.loading} />
      )}
    </Page>
  );
}
