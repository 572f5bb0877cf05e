/** What can be done about one application: move it, change it, open its posting, delete it; by keys as well. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { deleteApplication } from "@/api/applications";
import type { Application } from "@/api/types";
import { detailCopy } from "@/features/applications/detail-copy";
import { EditApplication } from "@/features/applications/edit-application";
import { useChanging } from "@/features/applications/use-changing";
import { useMoveMenu } from "@/features/applications/use-move-menu";
import { paths } from "@/lib/paths";
import { useNavigate } from "@/lib/router";
import { STAGES } from "@/lib/stages";
import { linkTarget } from "@/lib/text";
import { useShortcuts } from "@/ui/shortcuts";

export function ApplicationActions({ application }: { application: Application }) {
  const { id, title, url } = application;
  const [isEditing, setEditing] = useState(false);
  const { open, move, menu } = useMoveMenu();
  const { change } = useChanging();
  const navigate = useNavigate();
  const target = linkTarget(url);
  const toList = () => void navigate(paths.applications);

  const remove = () =>
    change({
      id,
      send: (version) => deleteApplication(id, version),
      meanwhile: () => null,
      said: detailCopy.deleted(title),
      failed: detailCopy.notDeleted,
      onDone: toList,
    });

  useShortcuts({
    m: () => open(application),
    o: () => {
      if (target !== null) window.open(target, "_blank", "noopener,noreferrer");
    },
    Escape: toList,
    ...Object.fromEntries(
      STAGES.map((stage, at) => [
        String(at + 1),
        () => (stage === "closed" ? open(application, "outcomes") : move(application, { stage })),
      ]),
    ),
  });

  return (
    <>
      <Button onClick={() => open(application)}>{detailCopy.move}</Button>
      {target !== null && (
        <Button
          component="a"
          variant="default"
          href={target}
          target="_blank"
          rel="noopener noreferrer nofollow"
        >
          {detailCopy.open}
        </Button>
      )}
      <Button variant="default" onClick={() => setEditing(true)}>
        {detailCopy.edit}
      </Button>
      <Button variant="subtle" onClick={remove}>
        {detailCopy.delete}
      </Button>
      {menu}
      {isEditing && <EditApplication application={application} onClose={() => setEditing(false)} />}
    </>
  );
}
