/** The stages of an application in their order, and how one can end. */
export const STAGES = ["saved", "applied", "screening", "interview", "offer", "closed"] as const;

export type Stage = (typeof STAGES)[number];

export const OUTCOMES = ["rejected", "no_response", "withdrew", "declined", "accepted"] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** A stage as another part of the server names it; one that is not known counts as the first. */
export function stageOf(name: string): Stage {
  return STAGES.find((stage) => stage === name) ?? "saved";
}

/** How one can end that is in this stage: nobody answers an offer before anything was sent. */
export function outcomesFrom(stage: Stage): readonly Outcome[] {
  const ofOffers: readonly Outcome[] = ["accepted", "declined"];
  return stage === "saved" ? OUTCOMES.filter((one) => !ofOffers.includes(one)) : OUTCOMES;
}
