/** Adding an application from wherever one is. */

import classes from "@/features/applications/add-dialog.module.css";
import { AddForm } from "@/features/applications/add-form";
import { applicationsCopy } from "@/features/applications/copy";
import { paths } from "@/lib/paths";
import { useNavigate } from "@/lib/router";
import { Dialog } from "@/ui/dialog";

export function AddDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const { heading, sentence } = applicationsCopy.addForm;
  return (
    <Dialog label={heading} onClose={onClose}>
      <div className={classes.sheet}>
        <h2 className={classes.heading}>{heading}</h2>
        <p className={classes.sentence}>{sentence}</p>
        <AddForm
          onCancel={onClose}
          onDone={(id) => {
            onClose();
            void navigate(paths.application(id));
          }}
        />
      </div>
    </Dialog>
  );
}
