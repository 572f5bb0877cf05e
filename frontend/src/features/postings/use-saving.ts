/** Makes an application of a posting, with one press or one key, and says so with the way back. */
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { addApplication } from "@/api/applications";
import { keys } from "@/api/keys";
import { undoEvent } from "@/api/timeline";
import type { JobDetail, JobItem } from "@/api/types";
import { type JobPages, markedPages } from "@/features/postings/list-cache";
import { postingCopy } from "@/features/postings/posting-copy";
import { newKey } from "@/lib/new-key";
import { problemText } from "@/lib/problem";
import { showToast } from "@/ui/toast-store";

const { saving: copy } = postingCopy;

type Mark = JobItem["application"];
type Named = Pick<JobItem, "id" | "title" | "application">;

export function useSaving(): (job: Named) => void {
  const client = useQueryClient();
  const takeBack = useMutation({
    scope: { id: "applications" },
    mutationFn: ({ event }: { event: number; job: Named }) => undoEvent(event),
    onSuccess: (_done, { job }) => {
      mark(client, job.id, null);
      showToast(copy.undone(job.title));
    },
    onError: (error) => showToast(copy.failed(problemText(error))),
    onSettled: () => forget(client),
  });
  const { mutate } = useMutation({
    scope: { id: "applications" },
    mutationFn: ({ id }: Named) => addApplication({ job_id: id }, newKey()),
    onSuccess: ({ id, stage, undo }, job) => {
      mark(client, job.id, { id, stage });
      const undoIt = () => undo !== null && takeBack.mutate({ event: undo, job });
      showToast(copy.saved(job.title), undo === null ? undefined : undoIt);
    },
    onError: (error) => showToast(copy.failed(problemText(error))),
    onSettled: () => forget(client),
  });
  return useCallback(
    (job) => {
      if (job.application === null) mutate(job);
      else showToast(copy.there(job.title));
    },
    [mutate],
  );
}

/** At once in whatever shows the posting, without asking for whole lists again. */
function mark(client: QueryClient, id: number, application: Mark): void {
  for (const [key, data] of client.getQueriesData<JobPages>({ queryKey: keys.jobs })) {
    const isPages = typeof data === "object" && data !== null && "pages" in data;
    if (isPages) client.setQueryData(key, markedPages(data, id, application));
  }
  client.setQueryData<JobDetail>(keys.job(id), (job) => job && { ...job, application });
}

function forget(client: QueryClient): void {
  for (const queryKey of [keys.applications, keys.timeline, keys.today]) {
    void client.invalidateQueries({ queryKey });
  }
}
