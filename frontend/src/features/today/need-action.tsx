/** The one thing to do about what needs one: most lead to the place for it, some are done at once. */
import { Button } from "@mantine/core";
import { finishReminder } from "@/api/application-items";
import { moveApplication } from "@/api/applications";
import type { Need } from "@/api/types";
import { useChanging } from "@/features/applications/use-changing";
import { todayCopy } from "@/features/today/copy";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { focusNeighbour } from "@/ui/focus-neighbour";

const { actions: copy } = todayCopy;

export function NeedAction({ need, what }: { need: Need; what: string }) {
  const { change } = useChanging();
  const { action, application: about, item_id: item } = need;
  const words = copy[action];
  const label = copy.of(words, what);
  const to = placeOf(need);
  if (to !== null) {
    return (
      <Button component={Link} variant="default" to={to} aria-label={label}>
        {words}
      </Button>
    );
  }

  function act(): void {
    if (about === null) return;
    if (action === "mark_done" && item !== null) {
      change({
        id: about.id,
        send: (version) => finishReminder(about.id, item, version),
        said: copy.wasDone(what),
        failed: copy.failed,
      });
    } else {
      const move = { stage: "closed", outcome: "no_response" } as const;
      change({
        id: about.id,
        send: (version) => moveApplication(about.id, move, version),
        said: copy.closed(about.title),
        failed: copy.failed,
      });
    }
  }

  return (
    <Button
      variant="default"
      aria-label={label}
      onClick={(event) => {
        focusNeighbour(event.currentTarget);
        act();
      }}
    >
      {words}
    </Button>
  );
}

/** Where it is done; null for what is done on the spot. */
function placeOf({ action, application, item_id: item }: Need): string | null {
  if (action === "open_run") return item === null ? paths.sources : paths.run(item);
  if (application === null || action === "mark_done" || action === "close_no_response") return null;
  const at = paths.application(application.id);
  if (action === "see_changes") return paths.changesSince(application.id);
  if (action === "prepare") return `${at}?tab=interviews`;
  return action === "follow_up" ? `${at}?tab=reminders` : at;
}
