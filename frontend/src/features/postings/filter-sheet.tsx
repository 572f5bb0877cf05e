/** The filters where there is no room beside the list: a drawer, or on a phone a sheet from below. */
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { JobPage } from "@/api/types";
import { postingsCopy } from "@/features/postings/copy";
import classes from "@/features/postings/filter-sheet.module.css";
import { Dialog } from "@/ui/dialog";

interface FilterSheetProps {
  total: JobPage["total"] | undefined;
  onClose: () => void;
  children: ReactNode;
}

export function FilterSheet({ total, onClose, children }: FilterSheetProps) {
  return (
    <Dialog label={postingsCopy.filters} place="side" onClose={onClose}>
      <div className={classes.sheet}>
        <h2 className={classes.heading}>{postingsCopy.filters}</h2>
        {children}
      </div>
      <form method="dialog" className={classes.foot}>
        <Button type="submit" fullWidth>
          {total === undefined
            ? postingsCopy.closePane
            : postingsCopy.show(total.count, total.capped)}
        </Button>
      </form>
    </Dialog>
  );
}
