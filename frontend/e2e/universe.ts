/** The fake careers sites behind the server under test: their days move and their troubles are set from here. */

export function upstreamAddress(): string {
  const address = process.env.E2E_UPSTREAM;
  if (address === undefined) {
    throw new Error("Set E2E_UPSTREAM to the address of the fake careers sites, http://…");
  }
  return address;
}

async function tell(name: string, body: object): Promise<void> {
  const answer = await fetch(`${upstreamAddress()}/_control/${name}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The fake careers sites answered ${await answer.text()}`);
}

/** Lets days go by: postings come, change and close. */
export const letDaysPass = (by: number) => tell("day", { by });

export const causeTrouble = (fault: { target: string; kind: string } & Record<string, unknown>) =>
  tell("faults", fault);

export const endTroubles = () => tell("faults", {});
