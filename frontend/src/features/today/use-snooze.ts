/** Puts something off for a week: at once on screen, then on the server, with the way back. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { snoozeNeed, wakeNeed } from "@/api/today";
import type { Need, Today } from "@/api/types";
import { todayCopy } from "@/features/today/copy";
import { problemText } from "@/lib/problem";
import { showToast } from "@/ui/toast-store";

export function useSnooze(): (need: Need, what: string) => void {
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: keys.today });
  const wake = useMutation({
    mutationFn: (key: string) => wakeNeed(key),
    onError: (error) => showToast(todayCopy.snoozeFailed(problemText(error))),
    onSettled: refresh,
  });
  const { mutate } = useMutation({
    mutationFn: ({ need }: { need: Need; what: string }) => snoozeNeed(need.key),
    onMutate: async ({ need }) => {
      await client.cancelQueries({ queryKey: keys.today });
      client.setQueryData<Today>(
        keys.today,
        (today) => today && { ...today, needs: today.needs.filter(({ key }) => key !== need.key) },
      );
    },
    onSuccess: (_done, { need, what }) => {
      showToast(todayCopy.snoozed(what), () => wake.mutate(need.key));
    },
    onError: (error) => showToast(todayCopy.snoozeFailed(problemText(error))),
    onSettled: refresh,
  });
  return (need, what) => mutate({ need, what });
}
