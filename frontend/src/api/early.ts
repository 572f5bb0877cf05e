/** Answers that the page asked for before this program had arrived, each good for one question. */

declare global {
  interface Window {
    earlyAnswers?: Record<string, Promise<Response>>;
  }
}

const GOOD_FOR = 10_000;

/** The answer to a question that was asked early; none when it is old by now, or was taken before. */
export function takeEarly(address: string): Promise<Response> | undefined {
  const answer = window.earlyAnswers?.[address];
  delete window.earlyAnswers?.[address];
  return performance.now() < GOOD_FOR ? answer : undefined;
}
