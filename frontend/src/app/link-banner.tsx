/** Says over every screen that the server does not answer, and asks until it does. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchHealth } from "@/api/endpoints";
import { keys } from "@/api/keys";
import { serverLink } from "@/api/link";
import { appCopy } from "@/app/copy";
import classes from "@/app/link-banner.module.css";
import { useStore } from "@/lib/store";

const ASK_EVERY = 3_000;

export function LinkBanner() {
  const client = useQueryClient();
  const isLost = useStore(serverLink) === "lost";
  useQuery({
    queryKey: keys.health,
    queryFn: async ({ signal }) => {
      const answer = await fetchHealth(signal);
      // What failed while nobody answered is asked for again, so that no screen stays broken.
      void client.refetchQueries({ predicate: ({ state }) => state.status === "error" });
      return answer;
    },
    enabled: isLost,
    refetchInterval: ASK_EVERY,
    retry: false,
    gcTime: 0,
  });
  const words = navigator.onLine ? appCopy.link.lost : appCopy.link.offline;
  return (
    <div role="status" className={classes.place}>
      {isLost && <p className={classes.banner}>{words}</p>}
    </div>
  );
}
