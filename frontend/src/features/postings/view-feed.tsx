/** The dialog about a view's feed: its address, shown once, and the end of it. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { closeFeed, openFeed } from "@/api/endpoints";
import { keys } from "@/api/keys";
import type { SavedView } from "@/api/types";
import { viewCopy } from "@/features/postings/view-copy";
import classes from "@/features/postings/view-dialog.module.css";
import { Dialog } from "@/ui/dialog";
import { ShownOnce } from "@/ui/shown-once";
import { ErrorState } from "@/ui/states";

const { feed: copy } = viewCopy;

interface ViewFeedProps {
  view: SavedView;
  onClose: () => void;
}

export function ViewFeed({ view, onClose }: ViewFeedProps) {
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: keys.views });
  const open = useMutation({ mutationFn: () => openFeed(view.id), onSettled: refresh });
  const revoke = useMutation({
    mutationFn: () => closeFeed(view.id),
    onSuccess: () => open.reset(),
    onSettled: refresh,
  });
  const address = open.data && new URL(open.data.path, window.location.origin).href;
  const hasFeed = address !== undefined || (view.feed && !revoke.isSuccess);
  const error = open.error ?? revoke.error;
  return (
    <Dialog label={copy.heading(view.name)} onClose={onClose}>
      <div className={classes.dialog}>
        <h2 className={classes.heading}>{copy.heading(view.name)}</h2>
        {address === undefined && <p>{view.feed && hasFeed ? copy.exists : copy.none}</p>}
        {address !== undefined && (
          <ShownOnce label={copy.address} hint={copy.once} address={address} />
        )}
        <p role="status">{revoke.isSuccess && !hasFeed && copy.revoked}</p>
        {error !== null && <ErrorState failed={copy.failed} error={error} />}
        <div className={classes.ways}>
          <Button onClick={() => open.mutate()}>{hasFeed ? copy.renew : copy.open}</Button>
          {hasFeed && (
            <Button variant="default" onClick={() => revoke.mutate()}>
              {copy.revoke}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {copy.close}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
