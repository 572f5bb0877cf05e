/** The words about the calendar address. */

export const calendarCopy = {
  heading: "Calendar",
  sentence:
    "A calendar program can follow your interviews and reminders at a secret address: each with its company and title, interviews with time, place, link, people and their note. Your other notes, pay and documents are not in it.",
  warning: "Whoever knows the address can read it, without signing in.",
  here: "This server can be reached from this machine only, so a calendar on the web, or on a phone, cannot read it.",
  loading: "Loading the calendar address",
  failed: "Could not load whether there is a calendar address.",
  safe: "Nothing was changed.",
  none: "There is no address yet.",
  exists: "There is an address, made",
  notKept: "It was shown once and is not kept here.",
  make: "Make an address",
  renew: "Make a new address",
  revoke: "Revoke the address",
  address: "Address of the calendar",
  once: "It is shown only now: copy it into your calendar program.",
  open: "Open in calendar",
  revoked: "Revoked. The old address answers no more.",
  makeFailed: "No address was made.",
  revokeFailed: "The address was not revoked.",
  confirm: {
    renew: {
      heading: "Make a new address",
      sentence:
        "The present address stops working at once, and this cannot be undone. Calendar programs that follow it have to be given the new one.",
      yes: "Make a new address",
    },
    revoke: {
      heading: "Revoke the address",
      sentence:
        "The address stops working at once, and this cannot be undone. Calendar programs that follow it show nothing new from then on; what you have here stays.",
      yes: "Revoke the address",
    },
    no: "Keep the present one",
  },
} as const;
