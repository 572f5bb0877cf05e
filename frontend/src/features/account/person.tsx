/** Who is signed in, with the picture that Google has of them, and the way out on this device. */
import { Button } from "@mantine/core";
import { useState } from "react";
import type { User } from "@/api/types";
import { accountCopy } from "@/features/account/copy";
import classes from "@/features/account/person.module.css";
import { useLeaving } from "@/features/account/use-leaving";
import { ErrorState } from "@/ui/states";

const { account: copy } = accountCopy;

export function Person({ user }: { user: User }) {
  const leave = useLeaving();
  return (
    <>
      <div className={classes.person}>
        <Picture address={user.picture} />
        <div className={classes.names}>
          {user.name !== "" && <strong>{user.name}</strong>}
          <span>{user.email}</span>
        </div>
        <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
          {copy.signOut}
        </Button>
      </div>
      {leave.isError && <ErrorState failed={copy.signOutFailed} error={leave.error} />}
    </>
  );
}

/** Pictures are on Google's servers, and may be gone or kept from loading. */
function Picture({ address }: { address: string | null }) {
  const [isGone, setGone] = useState(false);
  if (address === null || isGone) return null;
  return (
    <img
      src={address}
      alt=""
      width={48}
      height={48}
      className={classes.picture}
      referrerPolicy="no-referrer"
      onError={() => setGone(true)}
    />
  );
}
