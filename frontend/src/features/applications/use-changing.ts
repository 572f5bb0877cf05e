/** Changes of applications: at once on screen, then on the server, each said with its way back. */
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import type { ApplicationSearch } from "@/api/applications";
import { keys } from "@/api/keys";
import { undoEvent } from "@/api/timeline";
import type { Application, ApplicationItem } from "@/api/types";
import { applicationsCopy } from "@/features/applications/copy";
import { isBoard, isPages, knownItem } from "@/features/applications/known-item";
import { boardAfter, type Change, pagesAfter } from "@/features/applications/list-cache";
import { forgetAround, forgetWhatFollows } from "@/features/timeline/forget";
import { Problem, problemText } from "@/lib/problem";
import { showToast } from "@/ui/toast-store";

const CHANGED_MEANWHILE = 412;

export interface Changing {
  id: number;
  /** Asks the server; `version` is the one that was seen last. */
  send: (version: number | null) => Promise<Application>;
  /** How it looks until the answer comes; as before, when missing. */
  meanwhile?: (item: ApplicationItem) => ApplicationItem | null;
  /** What is said once it is done; nothing when missing. */
  said?: string;
  /** What is said when it fails; `onFailed` may say it elsewhere. */
  failed?: (why: string) => string;
  onFailed?: (error: unknown) => void;
  onDone?: (application: Application) => void;
}

export function useChanging() {
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationKey: ["change-application"],
    // One after the other, so that each knows the version that the one before has made.
    scope: { id: "applications" },
    mutationFn: ({ id, send }: Changing) => send(knownItem(client, id)?.version ?? null),
    onMutate: async ({ id, meanwhile }) => {
      const item = knownItem(client, id);
      if (meanwhile === undefined || item === undefined) return undefined;
      void client.cancelQueries({ queryKey: keys.applications });
      place(client, { before: item, now: meanwhile(item) });
      return item;
    },
    onSuccess: (application, { said, onDone }) => {
      note(client, application);
      const { undo } = application;
      if (said !== undefined) {
        const takeBack = () => undo !== null && undoOf.mutate(undo);
        showToast(said, undo === null ? undefined : takeBack);
      }
      onDone?.(application);
    },
    onError: (error, { id, failed, onFailed }, before) => {
      const shown = knownItem(client, id) ?? before;
      if (before !== undefined && shown !== undefined) {
        place(client, { before: shown, now: before });
      }
      const isOld = error instanceof Problem && error.status === CHANGED_MEANWHILE;
      const why = isOld ? applicationsCopy.newerElsewhere : problemText(error);
      if (failed !== undefined) showToast(failed(why));
      onFailed?.(isOld ? new Problem(CHANGED_MEANWHILE, "Stale", why) : error);
      void client.invalidateQueries({ queryKey: keys.applications });
      void client.invalidateQueries({ queryKey: keys.application(id) });
    },
    onSettled: () => forgetAround(client),
  });
  const undoOf = useMutation({
    scope: { id: "applications" },
    mutationFn: (event: number) => undoEvent(event),
    onSuccess: ({ application }) => {
      note(client, application);
      showToast(applicationsCopy.undone(application.title));
    },
    onError: (error) => showToast(applicationsCopy.notUndone(problemText(error))),
    onSettled: () => forgetWhatFollows(client),
  });
  return { change: mutate, isPending };
}

/** What the server has answered, wherever it is on screen. */
export function note(client: QueryClient, application: Application): void {
  const isGone = application.deleted_at !== null;
  const before = knownItem(client, application.id);
  if (before !== undefined) place(client, { before, now: isGone ? null : application });
  client.setQueryData(keys.application(application.id), application);
}

function place(client: QueryClient, change: Change): void {
  for (const [key, data] of client.getQueriesData({ queryKey: keys.applications })) {
    if (isBoard(data)) client.setQueryData(key, boardAfter(data, change));
    else if (isPages(data)) {
      const { stage } = key[2] as ApplicationSearch;
      client.setQueryData(key, pagesAfter(data, change, stage));
    }
  }
  const detail = client.getQueryData<Application>(keys.application(change.before.id));
  if (detail !== undefined && change.now !== null) {
    client.setQueryData(keys.application(change.before.id), { ...detail, ...change.now });
  }
}
