/** What a new address, or none, means for who follows the present one; said before it is done. */
import { Button } from "@mantine/core";
import classes from "@/features/applications/calendar/calendar.module.css";
import { calendarCopy } from "@/features/applications/calendar/copy";
import { Dialog } from "@/ui/dialog";

export type FeedChange = "renew" | "revoke";

interface ConfirmChangeProps {
  change: FeedChange;
  onConfirm: () => void;
  onClose: () => void;
}

export function ConfirmChange({ change, onConfirm, onClose }: ConfirmChangeProps) {
  const { [change]: copy, no } = calendarCopy.confirm;
  return (
    <Dialog label={copy.heading} onClose={onClose}>
      <div className={classes.dialog}>
        <h2 className={classes.heading}>{copy.heading}</h2>
        <p className={classes.sentence}>{copy.sentence}</p>
        <div className={classes.ways}>
          <Button variant="default" onClick={onConfirm}>
            {copy.yes}
          </Button>
          <Button variant="default" onClick={onClose}>
            {no}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
