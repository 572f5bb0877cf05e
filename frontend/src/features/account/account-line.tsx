/** Who is using this installation, at the foot of the navigation. */
import { useQuery } from "@tanstack/react-query";
import type { User } from "@/api/types";
import classes from "@/features/account/account-line.module.css";
import { accountCopy } from "@/features/account/copy";
import { userOptions } from "@/features/account/queries";

function whoIsHere({ local, name, email }: User): string {
  return local ? accountCopy.local : name || email;
}

export function AccountLine() {
  const user = useQuery(userOptions);
  return <p className={classes.line}>{user.isSuccess && whoIsHere(user.data)}</p>;
}
