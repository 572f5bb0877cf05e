/** Says over every screen that the account is going to be deleted, with the way to keep it. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { restoreAccount } from "@/api/endpoints";
import { keys } from "@/api/keys";
import { accountCopy } from "@/features/account/copy";
import classes from "@/features/account/deletion-banner.module.css";
import { userOptions } from "@/features/account/queries";
import { problemText } from "@/lib/problem";
import { Moment } from "@/ui/age";
import { showToast } from "@/ui/toast-store";

const { deletion: copy } = accountCopy;

export function DeletionBanner() {
  const client = useQueryClient();
  const user = useQuery(userOptions);
  const restore = useMutation({
    mutationFn: restoreAccount,
    onSuccess: (kept) => {
      client.setQueryData(userOptions.queryKey, kept);
      void client.invalidateQueries({ queryKey: keys.history });
      showToast(copy.restored);
    },
    onError: (error) => {
      showToast(copy.restoreFailed(problemText(error)));
      // It may have been undone in another tab.
      void client.invalidateQueries({ queryKey: keys.user });
    },
  });
  const deletesAt = user.data?.deletes_at ?? null;
  if (deletesAt === null) return null;
  return (
    <div className={classes.banner}>
      <p>
        {copy.asked} <Moment at={deletesAt} asDate />.
      </p>
      <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate()}>
        {copy.restore}
      </Button>
    </div>
  );
}
