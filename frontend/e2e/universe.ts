/** The fake careers sites behind the server under test: their days move and their troubles are set from here. */

export function upstreamAddress(): string {
  const address = process.env.E2E_UPSTREAM;
  if (address === undefined) {
    throw new Error("Set E2E_UPSTREAM to the address of the fake careers sites, http://…");
  }
  return address;
}

async function tell(name: string, body: object): Promise<void> {
  await ask(name, { method: "POST", body: JSON.stringify(body) });
}

async function ask(what: string, init: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(`${upstreamAddress()}/_control/${what}`, init);
  if (!answer.ok) throw new Error(`The fake careers sites answered ${await answer.text()}`);
  return answer.json();
}

/** Lets days go by: postings come, change and close. */
export const letDaysPass = (by: number) => tell("day", { by });

export const causeTrouble = (fault: { target: string; kind: string } & Record<string, unknown>) =>
  tell("faults", fault);

export const endTroubles = () => tell("faults", {});

/** From now on the posting at this address says one sentence more. */
export async function addSentence(company: string, url: string, sentence: string): Promise<void> {
  const external_id = await idOf(company, url);
  await tell("edit", { action: "sentence", value: sentence, company, external_id });
}

/** Takes the posting at this address off its board. */
export async function closePosting(company: string, url: string): Promise<void> {
  await tell("edit", { action: "close", company, external_id: await idOf(company, url) });
}

async function idOf(company: string, url: string): Promise<string> {
  const { postings } = (await ask(`truth?company=${company}`)) as {
    postings: { external_id: string; url: string }[];
  };
  const found = postings.find((posting) => posting.url === url);
  if (found === undefined) throw new Error(`${company} has no open posting at ${url}.`);
  return found.external_id;
}
