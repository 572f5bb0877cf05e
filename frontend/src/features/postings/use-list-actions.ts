/** What can be done to postings of the list: at once on screen, then on the server, each with its way back. */
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { act } from "@/api/endpoints";
import type { JobSearch } from "@/api/job-search";
import { keys } from "@/api/keys";
import type { ActionDone, JobAction, JobDetail } from "@/api/types";
import { postingsCopy } from "@/features/postings/copy";
import { type JobPages, jobAfter, pagesAfter } from "@/features/postings/list-cache";
import { problemText } from "@/lib/problem";
import { showToast } from "@/ui/toast-store";

const { actions: copy } = postingsCopy;

interface Named {
  id: number;
  title: string;
}

export interface ListActions {
  /** Without a message, for what was opened. */
  noteSeen: (id: number) => void;
  see: (ids: readonly number[]) => void;
  unsee: (ids: readonly number[]) => void;
  seeAllNew: () => void;
  hide: (jobs: readonly Named[]) => void;
  unhide: (ids: readonly number[]) => void;
  hideCompany: (company: string, name: string) => void;
  unhideCompany: (company: string, name: string) => void;
}

interface Doing {
  action: JobAction;
  /** What is said once it is done; nothing when missing. */
  say?: (done: ActionDone) => string;
  isUndo?: boolean;
}

export function useListActions(): ListActions {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationKey: ["list-action"],
    // One after the other, so that an undo cannot overtake what it takes back.
    scope: { id: "list-actions" },
    mutationFn: ({ action }: Doing) => act(action),
    onMutate: ({ action }) => changeAtOnce(client, action),
    onError: (error, _doing, putBack) => {
      putBack?.();
      showToast(copy.failed(problemText(error)));
    },
    onSuccess: (done, { action, say, isUndo = false }) => {
      const { undo } = done;
      void keepDone(client, action);
      if (say !== undefined) {
        const takeBack = () =>
          undo !== null && mutate({ action: undo, say: saidOfUndo(undo), isUndo: true });
        showToast(say(done), undo === null || isUndo ? undefined : takeBack);
      }
    },
    onSettled: (_done, _error, { action }) => {
      if (changesWhatIsListed(action)) void client.invalidateQueries({ queryKey: keys.jobs });
    },
  });
  return useMemo(() => actionsBy(mutate), [mutate]);
}

function actionsBy(start: (doing: Doing) => void): ListActions {
  return {
    noteSeen: (id) => start({ action: { action: "seen", ids: [id] } }),
    see: (ids) =>
      start({ action: { action: "seen", ids: [...ids] }, say: (done) => copy.seen(done.changed) }),
    unsee: (ids) =>
      start({
        action: { action: "unseen", ids: [...ids] },
        say: (done) => copy.unseen(done.changed),
      }),
    seeAllNew: () =>
      start({
        action: { action: "see_all_new" },
        say: (done) => (done.changed === 0 ? copy.nothingNew : copy.seen(done.changed)),
      }),
    hide: (jobs) =>
      start({
        action: { action: "hide", ids: jobs.map(({ id }) => id) },
        say: (done) =>
          jobs.length === 1 ? copy.hidden(jobs[0]?.title ?? "") : copy.hiddenMany(done.changed),
      }),
    unhide: (ids) =>
      start({
        action: { action: "unhide", ids: [...ids] },
        say: (done) => copy.shown(done.changed),
      }),
    hideCompany: (company, name) =>
      start({ action: { action: "hide_company", company }, say: () => copy.companyHidden(name) }),
    unhideCompany: (company, name) =>
      start({ action: { action: "unhide_company", company }, say: () => copy.companyShown(name) }),
  };
}

function saidOfUndo(action: JobAction): (done: ActionDone) => string {
  switch (action.action) {
    case "unhide":
      return (done) => copy.shown(done.changed);
    case "hide":
      return (done) => copy.hiddenMany(done.changed);
    case "hide_company":
      return () => copy.companyHidden(action.company);
    case "unhide_company":
      return () => copy.companyShown(action.company);
    case "seen":
    case "see_all_new":
      return (done) => copy.seen(done.changed);
    case "unseen":
    case "unsee_all":
      return (done) => copy.unseen(done.changed);
  }
}

/** Opening postings must not ask for all pages again, so what was merely seen stays in the list. */
function changesWhatIsListed(action: JobAction): boolean {
  return action.action !== "seen" && action.action !== "unseen" && action.action !== "see_all_new";
}

/** A list that was asked for before the action, and answered after it, still shows what was before. */
async function keepDone(client: QueryClient, action: JobAction): Promise<void> {
  if (changesWhatIsListed(action)) return;
  changeAtOnce(client, action);
  if (client.isFetching({ queryKey: keys.jobs }) === 0) return;
  // A first load is not begun anew by being invalidated alone.
  await client.cancelQueries({ queryKey: keys.jobs });
  await client.invalidateQueries({ queryKey: keys.jobs });
}

/** Answers with what puts everything back as it was. */
function changeAtOnce(client: QueryClient, action: JobAction): () => void {
  if (changesWhatIsListed(action)) void client.cancelQueries({ queryKey: keys.jobs });
  const before = [
    ...client.getQueriesData({ queryKey: keys.jobs }),
    ...client.getQueriesData({ queryKey: ["job"] }),
  ];
  for (const [key, data] of before) {
    if (isPages(data)) {
      client.setQueryData(key, pagesAfter(data, action, key[1] as JobSearch));
    } else if (isDetail(data)) {
      client.setQueryData(key, detailAfter(data, action));
    }
  }
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data);
  };
}

function detailAfter(job: JobDetail, action: JobAction): JobDetail {
  const after = jobAfter(job, action);
  const isOfCompany = "company" in action && action.company === job.company;
  return isOfCompany ? { ...after, company_hidden: action.action === "hide_company" } : after;
}

function isPages(data: unknown): data is JobPages {
  return typeof data === "object" && data !== null && "pages" in data;
}

function isDetail(data: unknown): data is JobDetail {
  return typeof data === "object" && data !== null && "company_hidden" in data;
}
