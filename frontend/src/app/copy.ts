/** The words of the shell and of the pages that belong to no feature. */

export const appCopy = {
  skip: "Skip to the content",
  navigation: "Main",
  jobs: "Jobs",
  sources: "Sources",
  notFound: {
    heading: "Page not found",
    sentence: "There is nothing at this address. Your data is unchanged.",
    action: "Go to postings",
  },
  crash: {
    heading: "This page failed",
    sentence: "Something in this page failed. Your saved data is unchanged.",
    detail: "What the browser reported",
    reload: "Load the page again",
    home: "Go to the start",
  },
  start: { loading: "Loading your companies", failed: "Could not load your companies." },
} as const;
