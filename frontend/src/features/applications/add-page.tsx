/** Adding an application on a page of its own, which bookmarklets lead to with an address filled in. */
import { AddForm } from "@/features/applications/add-form";
import { Bookmarklet } from "@/features/applications/bookmarklet";
import { applicationsCopy } from "@/features/applications/copy";
import { paths } from "@/lib/paths";
import { useNavigate, useSearchParams } from "@/lib/router";
import { linkTarget } from "@/lib/text";
import { Page } from "@/ui/page";

export function AddPage() {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { heading, sentence } = applicationsCopy.addForm;
  return (
    <Page heading={heading} sentence={sentence}>
      <AddForm
        url={linkTarget(params.get("url")) ?? ""}
        onDone={(id) => void navigate(paths.application(id), { replace: true })}
      />
      <Bookmarklet />
    </Page>
  );
}
