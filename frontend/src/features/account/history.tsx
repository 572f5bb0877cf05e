/** What has happened to the account, newest first, so that a sign-in that was not one's own is seen. */
import { useQuery } from "@tanstack/react-query";
import { accountCopy } from "@/features/account/copy";
import classes from "@/features/account/ledger.module.css";
import { historyOptions } from "@/features/account/queries";
import { AgeGutter } from "@/ui/age";
import { ErrorState, LoadingRows } from "@/ui/states";

const { history: copy } = accountCopy;
const kinds: Readonly<Record<string, string>> = copy.kinds;
/** As many as the server tells of. */
const MOST = 50;

export function History() {
  const history = useQuery(historyOptions);
  if (history.isPending) return <LoadingRows label={copy.loading} rows={4} />;
  if (history.isError) {
    return (
      <ErrorState
        failed={copy.failed}
        error={history.error}
        safe={accountCopy.nothingChanged}
        onRetry={() => void history.refetch()}
      />
    );
  }
  if (history.data.length === 0) return <p className={classes.note}>{copy.empty}</p>;
  return (
    <>
      <ul aria-label={copy.list} className={classes.list}>
        {history.data.map(({ at, kind, device, address }) => (
          <li
            key={`${at} ${kind} ${device} ${address}`}
            className={classes.row}
            data-grave={kind === "reused" || undefined}
          >
            <AgeGutter at={at} />
            <div className={classes.body}>
              <strong>{kinds[kind] ?? kind}</strong>
              <span>{copy.by(device, address)}</span>
            </div>
          </li>
        ))}
      </ul>
      {history.data.length >= MOST && <p className={classes.note}>{copy.latest}</p>}
    </>
  );
}
