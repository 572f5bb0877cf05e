/** Prepares every test: matchers, the stand-in server, and what jsdom lacks. */
import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, vi } from "vitest";
import { serverLink } from "@/api/link";
import { sessionOver } from "@/api/session";
import { FakeEventSource } from "@/testing/fake-event-source";
import { server } from "@/testing/server";
import { density } from "@/ui/density";
import { singleKeys } from "@/ui/shortcuts";
import { clearToasts } from "@/ui/toast-store";

// Screens load their chunk and then their data; on a busy machine seconds are not enough for both.
configure({ asyncUtilTimeout: 15_000 });

window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }) as unknown as MediaQueryList;
window.scrollTo = () => {};
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
vi.stubGlobal("EventSource", FakeEventSource);
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
  this.dispatchEvent(new Event("close"));
};

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
  FakeEventSource.opened = [];
  clearToasts();
  serverLink.set("live");
  sessionOver.set(null);
  singleKeys.set("on");
  density.set("comfortable");
});
afterAll(() => server.close());
