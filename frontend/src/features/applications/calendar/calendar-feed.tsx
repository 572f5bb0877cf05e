/** The secret address of one's calendar: made, shown once, made anew, revoked. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { closeCalendar, fetchCalendar, openCalendar } from "@/api/calendar";
import { keys } from "@/api/keys";
import { userOptions } from "@/features/account/queries";
import classes from "@/features/applications/calendar/calendar.module.css";
import { ConfirmChange, type FeedChange } from "@/features/applications/calendar/confirm-change";
import { calendarCopy as copy } from "@/features/applications/calendar/copy";
import { Moment } from "@/ui/age";
import { ShownOnce } from "@/ui/shown-once";
import { ErrorState, LoadingRows } from "@/ui/states";

export function CalendarFeed() {
  // The profile has asked already; asking anew after an error would take all of it away again and again.
  const user = useQuery({ ...userOptions, enabled: false });
  const feed = useQuery({
    queryKey: keys.calendar,
    queryFn: ({ signal }) => fetchCalendar(signal),
  });
  return (
    <>
      <p className={classes.sentence}>
        {copy.sentence} <strong>{copy.warning}</strong> {user.data?.local === true && copy.here}
      </p>
      {feed.isPending && <LoadingRows label={copy.loading} rows={2} />}
      {feed.isLoadingError && (
        <ErrorState
          failed={copy.failed}
          error={feed.error}
          safe={copy.safe}
          onRetry={() => void feed.refetch()}
        />
      )}
      {feed.data !== undefined && <Address since={feed.data.since} />}
    </>
  );
}

/** `since` is when the present address was made; null when there is none. */
function Address({ since }: { since: string | null }) {
  const client = useQueryClient();
  const onSettled = () => void client.invalidateQueries({ queryKey: keys.calendar });
  const open = useMutation({ mutationFn: openCalendar, onSettled });
  const revoke = useMutation({ mutationFn: closeCalendar, onSettled });
  const [asked, setAsked] = useState<FeedChange | null>(null);
  const state = useRef<HTMLParagraphElement>(null);
  const address = open.data && new URL(open.data.path, window.location.origin).href;
  const isOpen = address !== undefined || (since !== null && !revoke.isSuccess);

  function make(): void {
    revoke.reset();
    open.mutate();
  }

  function drop(): void {
    revoke.mutate(undefined, {
      onSuccess: () => {
        open.reset();
        // The button that was pressed is gone now, and the focus must not be lost with it.
        state.current?.focus();
      },
    });
  }

  return (
    <>
      <p className={classes.state} role="status" ref={state} tabIndex={-1}>
        {isOpen && address === undefined && (
          <>
            {copy.exists} <Moment at={since} asDate />. {copy.notKept}
          </>
        )}
        {!isOpen && (revoke.isSuccess ? copy.revoked : copy.none)}
      </p>
      {address !== undefined && (
        <>
          <ShownOnce label={copy.address} hint={copy.once} address={address} />
          <a className={classes.link} href={address.replace(/^https?:/, "webcal:")}>
            {copy.open}
          </a>
        </>
      )}
      {open.isError && <ErrorState failed={copy.makeFailed} error={open.error} safe={copy.safe} />}
      {revoke.isError && (
        <ErrorState failed={copy.revokeFailed} error={revoke.error} safe={copy.safe} />
      )}
      <div className={classes.ways}>
        <Button variant="default" onClick={() => (isOpen ? setAsked("renew") : make())}>
          {isOpen ? copy.renew : copy.make}
        </Button>
        {isOpen && (
          <Button variant="default" onClick={() => setAsked("revoke")}>
            {copy.revoke}
          </Button>
        )}
      </div>
      {asked !== null && (
        <ConfirmChange
          change={asked}
          onConfirm={() => {
            setAsked(null);
            if (asked === "renew") make();
            else drop();
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
