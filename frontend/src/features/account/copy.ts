/** The words about the account. */

export const accountCopy = {
  local: "On this machine only",
} as const;
