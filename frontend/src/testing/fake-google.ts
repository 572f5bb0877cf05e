/** Google's script as a page finds it, and a server that lets some of its tokens in. */
import { waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { vi } from "vitest";
import { problem, server } from "@/testing/server";

/** What Google's script puts into a page. */
export interface FakeGoogle {
  asked: Record<string, unknown>;
  answer: (token: string | undefined) => void;
}

export function fakeGoogle(): FakeGoogle {
  const fake: FakeGoogle = { asked: {}, answer: () => {} };
  const id = {
    initialize: (asked: Record<string, unknown>) => {
      const callback = asked.callback as (said: { credential?: string }) => void;
      fake.asked = asked;
      fake.answer = (token) => callback(token === undefined ? {} : { credential: token });
    },
    renderButton: (place: HTMLElement) => {
      const button = document.createElement("button");
      button.textContent = "Sign in with Google";
      place.replaceChildren(button);
    },
  };
  vi.stubGlobal("google", { accounts: { id } });
  return fake;
}

export async function googleScript(): Promise<HTMLScriptElement> {
  return waitFor(() => {
    const script = document.querySelector<HTMLScriptElement>('script[src*="accounts.google.com"]');
    if (script === null) throw new Error("Google's script is not asked for.");
    return script;
  });
}

/** A server that lets tokens in that are in the list, and tells whom it was shown. */
export function letIn(...good: string[]): string[] {
  const shown: string[] = [];
  server.use(
    http.post("/api/auth/google", async ({ request }) => {
      const { token } = (await request.json()) as { token: string };
      shown.push(token);
      return good.includes(token)
        ? HttpResponse.json({ access_token: "a", token_type: "bearer", expires_in: 900 })
        : problem(403, "This e-mail address may not sign in here.", "NotOnTheList");
    }),
  );
  return shown;
}
