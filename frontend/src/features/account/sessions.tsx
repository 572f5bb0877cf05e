/** The devices that are signed in, each with when it was last used, and the way out for one or all of them. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endSessionOf, signOutEverywhere } from "@/api/endpoints";
import { keys } from "@/api/keys";
import { endSession } from "@/api/session";
import type { Session } from "@/api/types";
import { accountCopy } from "@/features/account/copy";
import classes from "@/features/account/ledger.module.css";
import { sessionsOptions } from "@/features/account/queries";
import { problemText } from "@/lib/problem";
import { AgeGutter, Moment } from "@/ui/age";
import { ErrorState, LoadingRows } from "@/ui/states";
import { showToast } from "@/ui/toast-store";

const { sessions: copy } = accountCopy;

export function Sessions() {
  const sessions = useQuery(sessionsOptions);
  const everywhere = useMutation({
    mutationFn: signOutEverywhere,
    onSuccess: () => endSession("left-everywhere"),
    onError: (error) => showToast(copy.everywhereFailed(problemText(error))),
  });
  if (sessions.isPending) return <LoadingRows label={copy.loading} rows={2} />;
  if (sessions.isError) {
    return (
      <ErrorState
        failed={copy.failed}
        error={sessions.error}
        safe={accountCopy.nothingChanged}
        onRetry={() => void sessions.refetch()}
      />
    );
  }
  return (
    <>
      <ul aria-label={copy.list} className={classes.list}>
        {sessions.data.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      <div>
        <Button
          variant="default"
          loading={everywhere.isPending}
          onClick={() => everywhere.mutate()}
        >
          {copy.everywhere}
        </Button>
      </div>
    </>
  );
}

function SessionRow({ session }: { session: Session }) {
  const { id, device, address, created_at, last_used_at, current } = session;
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => endSessionOf(id),
    onSuccess: () => showToast(copy.ended(device)),
    onError: (error) => showToast(copy.endFailed(device, problemText(error))),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.sessions });
      void client.invalidateQueries({ queryKey: keys.history });
    },
  });
  return (
    <li className={classes.row}>
      <AgeGutter at={last_used_at} />
      <div className={classes.body}>
        <strong>{device}</strong>
        <span>
          {address !== "" && `${address} · `}
          {copy.since} <Moment at={created_at} />
        </span>
      </div>
      {current ? (
        <span className={classes.here}>{copy.here}</span>
      ) : (
        <Button
          variant="default"
          aria-label={copy.endOne(device)}
          loading={end.isPending}
          onClick={() => end.mutate()}
        >
          {copy.end}
        </Button>
      )}
    </li>
  );
}
