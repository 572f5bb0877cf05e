/** A server of a test's own, over an empty home, that can be killed and started again at the same address. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test as base } from "@playwright/test";
import { upstreamAddress } from "./universe";

export class OwnServer {
  address = "";
  private program: ChildProcess | null = null;

  constructor(
    private readonly home: string,
    private readonly upstream: string,
  ) {}

  /** Comes back when web, worker and database answer. The first start takes a free port, later ones keep it. */
  async start(): Promise<void> {
    const command = process.env.E2E_JOBHUNT;
    if (command === undefined) throw new Error("Set E2E_JOBHUNT to the path of `jobhunt`.");
    this.program = spawn(command, ["serve"], {
      env: {
        ...process.env,
        JOBHUNT_HOME: this.home,
        JOBHUNT_STAGE: "test",
        JOBHUNT_UPSTREAM: this.upstream,
        JOBHUNT_PACE: "off",
        JOBHUNT_PORT: this.address === "" ? "0" : new URL(this.address).port,
      },
      stdio: ["ignore", "ignore", "pipe"],
      detached: true,
    });
    this.address = await announced(this.program);
  }

  /** As a crash or the system's own killer would end it: at once, unasked, with all that share its group. */
  async kill(): Promise<void> {
    await this.end((pid) => process.kill(-pid, "SIGKILL"));
  }

  async stop(): Promise<void> {
    // What a killed server leaves behind, the next one adopts and ends in order.
    if (this.program === null) await this.start();
    await this.end((pid) => process.kill(pid, "SIGTERM"));
  }

  private async end(tell: (pid: number) => void): Promise<void> {
    const program = this.program;
    if (program?.pid === undefined) throw new Error("The server does not run.");
    const ended = new Promise((done) => program.once("exit", done));
    this.program = null;
    if (program.exitCode !== null) return;
    tell(program.pid);
    await ended;
  }
}

function announced(program: ChildProcess): Promise<string> {
  const { stderr } = program;
  if (stderr === null) throw new Error("The server's stderr is not ours.");
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    createInterface({ input: stderr }).on("line", (line) => {
      const address = /^ready (http:\/\/\S+)/.exec(line)?.[1];
      if (address === undefined) said.push(line);
      else resolve(address);
    });
    program.once("exit", () => {
      reject(new Error(`The server ended before it was ready: ${said.join("\n")}`));
    });
  });
}

/** A server over an empty home, reading those careers sites, for as long as it is used. */
export async function withOwnServer(
  upstream: string,
  use: (server: OwnServer) => Promise<void>,
): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "jobhunt-e2e-own-"));
  const server = new OwnServer(home, upstream);
  await server.start();
  await use(server);
  await server.stop();
  await rm(home, { recursive: true, force: true });
}

/** Pages of these tests are on the test's own server. */
export const test = base.extend<{ ownServer: OwnServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  ownServer: async ({}, use) => withOwnServer(upstreamAddress(), use),
  baseURL: async ({ ownServer }, use) => {
    await use(ownServer.address);
  },
});
