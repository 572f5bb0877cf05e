/** Who is using this installation, at the foot of the navigation. */
import { useQuery } from "@tanstack/react-query";
import classes from "@/features/account/account-line.module.css";
import { accountCopy } from "@/features/account/copy";
import { userOptions } from "@/features/account/queries";

export function AccountLine() {
  const user = useQuery(userOptions);
  if (!user.isSuccess) return null;
  return (
    <p className={classes.line}>
      {user.data.local ? accountCopy.local : user.data.name || user.data.email}
    </p>
  );
}
