/** Lets only so many pieces of work go on at a time; the others wait in the order in which they came. */
export function createTurns(most: number) {
  let going = 0;
  const waiting: (() => void)[] = [];
  return async function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (going < most) going += 1;
    else await new Promise<void>((start) => waiting.push(start));
    try {
      return await work();
    } finally {
      // A turn that ends is handed on, so that nobody can slip in between.
      const next = waiting.shift();
      if (next === undefined) going -= 1;
      else next();
    }
  };
}
