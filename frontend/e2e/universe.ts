/** The fake careers sites behind the server under test: their days move and their troubles are set from here. */

const upstream = process.env.E2E_UPSTREAM;

async function tell(name: string, body: object): Promise<void> {
  if (upstream === undefined) {
    throw new Error("Set E2E_UPSTREAM to the address of the fake careers sites, http://…");
  }
  const answer = await fetch(`${upstream}/_control/${name}`, {
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
