/** An EventSource that says only what a test tells it to. */

export class FakeEventSource extends EventTarget {
  static opened: FakeEventSource[] = [];
  readyState = 0;

  constructor(readonly address: string) {
    super();
    FakeEventSource.opened.push(this);
  }

  static newest(): FakeEventSource {
    const source = FakeEventSource.opened.at(-1);
    if (source === undefined) throw new Error("No EventSource was opened.");
    return source;
  }

  close(): void {
    this.readyState = 2;
  }

  accept(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }

  send(kind: "progress" | "complete", body: unknown, lastEventId = ""): void {
    const data = typeof body === "string" ? body : JSON.stringify(body);
    this.dispatchEvent(new MessageEvent(kind, { data, lastEventId }));
  }

  /** As when the server ends the stream: the browser comes back by itself. */
  breakOff(): void {
    this.readyState = 0;
    this.dispatchEvent(new Event("error"));
  }

  /** As after an error answer or 204: the browser gives up. */
  giveUp(): void {
    this.readyState = 2;
    this.dispatchEvent(new Event("error"));
  }
}
