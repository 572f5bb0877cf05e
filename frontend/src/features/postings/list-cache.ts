/** What an action does to the lists that are on screen already, before the server has answered. Pure. */
import type { InfiniteData } from "@tanstack/react-query";
import type { JobSearch } from "@/api/job-search";
import type { JobAction, JobItem, JobPage } from "@/api/types";

export type JobPages = InfiniteData<JobPage, string | null>;

export function pagesAfter(pages: JobPages, action: JobAction, search: JobSearch): JobPages {
  const wantsHidden = search.mine.includes("hidden");
  const [first] = pages.pages;
  if (first === undefined) return pages;
  const changed = pages.pages.map((page) => ({
    ...page,
    items: page.items.map((job) => jobAfter(job, action)),
  }));
  const kept = changed.map((page) => page.items.filter((job) => job.hidden === wantsHidden));
  const before = pages.pages.flatMap((page) => page.items);
  const gone = before.length - kept.flat().length;
  const newlySeen = countUnseen(before) - countUnseen(changed.flatMap((page) => page.items));
  return {
    ...pages,
    pages: changed.map((page, at) => ({
      ...page,
      items: kept[at] ?? [],
      total: { ...page.total, count: Math.max(0, page.total.count - gone) },
      facets: at === 0 ? withSeen(page, newlySeen) : page.facets,
    })),
  };
}

/** One posting after the action; the same object when it is not concerned. */
export function jobAfter<Job extends JobItem>(job: Job, action: JobAction): Job {
  switch (action.action) {
    case "seen":
    case "unseen":
      return action.ids.includes(job.id) ? { ...job, seen: action.action === "seen" } : job;
    case "hide":
    case "unhide":
      return action.ids.includes(job.id) ? { ...job, hidden: action.action === "hide" } : job;
    case "hide_company":
    case "unhide_company":
      return job.company === action.company
        ? { ...job, hidden: action.action === "hide_company" }
        : job;
    case "see_all_new":
      return job.new ? { ...job, seen: true } : job;
    case "unsee_all":
      return job;
  }
}

/** The lists with what the user does about one posting; the same objects where it is not in them. */
export function markedPages(
  pages: JobPages,
  id: number,
  application: JobItem["application"],
): JobPages {
  if (!pages.pages.some(({ items }) => items.some((job) => job.id === id))) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.map((job) => (job.id === id ? { ...job, application } : job)),
    })),
  };
}

function countUnseen(jobs: readonly JobItem[]): number {
  return jobs.filter((job) => !job.seen).length;
}

/** A count to which there may be more is left as it is. */
function withSeen({ facets, facets_capped }: JobPage, newlySeen: number): JobPage["facets"] {
  if (facets_capped.includes("mine") || newlySeen === 0 || facets.mine === undefined) return facets;
  const mine = facets.mine.map((one) =>
    one.value === "unseen" ? { ...one, count: Math.max(0, one.count - newlySeen) } : one,
  );
  return { ...facets, mine };
}
