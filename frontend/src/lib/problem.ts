/** A request that failed, as one kind of error that says in words what happened. */

export class Problem extends Error {
  override readonly name = "Problem";

  constructor(
    /** The HTTP status, or 0 when no answer came. */
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export function problemText(error: unknown): string {
  return error instanceof Problem ? error.message : "Something in this page failed.";
}
