/** What an address without a screen shows. */
import { appCopy } from "@/app/copy";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { Page } from "@/ui/page";

export function NotFound() {
  const { heading, sentence, action } = appCopy.notFound;
  return (
    <Page heading={heading} sentence={sentence}>
      <Link to={paths.jobs}>{action}</Link>
    </Page>
  );
}
