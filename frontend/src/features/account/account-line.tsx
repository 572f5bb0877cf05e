/** Who is using this installation, at the foot of the navigation. */
import { useQuery } from "@tanstack/react-query";
import { fetchUser } from "@/api/endpoints";
import { keys } from "@/api/keys";
import classes from "@/features/account/account-line.module.css";
import { accountCopy } from "@/features/account/copy";

export function AccountLine() {
  const user = useQuery({
    queryKey: keys.user,
    queryFn: ({ signal }) => fetchUser(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!user.isSuccess) return null;
  return (
    <p className={classes.line}>
      {user.data.local ? accountCopy.local : user.data.name || user.data.email}
    </p>
  );
}
