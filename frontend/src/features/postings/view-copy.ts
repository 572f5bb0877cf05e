/** The words of saved views and their feeds. */
import { formatCount } from "@/lib/count";

export const viewCopy = {
  heading: "Saved views",
  none: "None yet. Search or filter, then save the view.",
  failed: "Could not load your saved views.",
  newOnes: (count: number) => `${formatCount(count)} new`,
  save: "Save view",
  saveHeading: "Save this view",
  name: "Name",
  nameHint: "The search, its filters and its order are kept under this name.",
  keep: "Save",
  cancel: "Cancel",
  nameMissing: "Give it a name, such as “Backend, remote”.",
  notSaved: "Could not save the view.",
  saved: (name: string) => `“${name}” saved.`,
  remove: (name: string) => `Delete the view ${name}`,
  removed: (name: string, hadFeed: boolean) =>
    `“${name}” deleted.${hadFeed ? " Its feed's address is void from now on." : ""}`,
  notRemoved: (name: string, why: string) => `“${name}” could not be deleted. ${why}`,
  feedOf: (name: string) => `Feed of ${name}`,
  feed: {
    heading: (name: string) => `Feed of “${name}”`,
    none: "A feed reader can follow this view at an address of its own. Whoever knows the address can read the feed, without signing in.",
    exists:
      "This view has a feed. Its address was shown once and is not kept here; a new address makes the old one void.",
    open: "Make an address",
    renew: "Make a new address",
    address: "Address of the feed",
    once: "It is shown only now: copy it into your feed reader.",
    revoke: "Revoke the address",
    revoked: "Revoked. The old address answers no more.",
    failed: "That did not work.",
    close: "Close",
  },
} as const;
