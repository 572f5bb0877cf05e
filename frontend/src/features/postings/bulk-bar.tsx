/** What can be done with the postings that are selected, at the bottom of the list. */
import { Button } from "@mantine/core";
import classes from "@/features/postings/bulk-bar.module.css";
import { postingsCopy } from "@/features/postings/copy";
import { MOST_SELECTED } from "@/features/postings/use-selection";

interface BulkBarProps {
  count: number;
  /** How many could be selected. */
  shown: number;
  areHidden: boolean;
  onSelectAll: () => void;
  onClear: () => void;
  onHide: () => void;
  onSee: () => void;
}

export function BulkBar(props: BulkBarProps) {
  const { count, shown, areHidden, onSelectAll, onClear, onHide, onSee } = props;
  const { actions } = postingsCopy;
  if (count === 0) return null;
  return (
    <section className={classes.selected} aria-label={postingsCopy.bulk}>
      <span role="status" className={classes.count}>
        {postingsCopy.selected(count)}
      </span>
      <Button onClick={onHide}>{areHidden ? actions.unhide : actions.hide}</Button>
      <Button variant="default" onClick={onSee}>
        {actions.see}
      </Button>
      {count < Math.min(shown, MOST_SELECTED) && (
        <Button variant="subtle" onClick={onSelectAll}>
          {shown > MOST_SELECTED
            ? postingsCopy.selectMost(MOST_SELECTED)
            : postingsCopy.selectAll(shown)}
        </Button>
      )}
      <Button variant="subtle" onClick={onClear}>
        {postingsCopy.unselect}
      </Button>
    </section>
  );
}
