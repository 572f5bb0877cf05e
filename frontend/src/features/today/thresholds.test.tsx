/** The thresholds on the profile: read, checked, saved, taken back, and safe when the server fails. */
import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { Thresholds, ThresholdsDraft } from "@/api/types";
import { someThresholds } from "@/testing/portable";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

let kept: Thresholds;
let sent: ThresholdsDraft[];

beforeEach(() => {
  kept = someThresholds();
  sent = [];
  server.use(
    http.get("/api/thresholds", () => HttpResponse.json(kept)),
    http.put("/api/thresholds", async ({ request }) => {
      const draft = (await request.json()) as ThresholdsDraft;
      sent.push(draft);
      kept = someThresholds(draft);
      return HttpResponse.json(kept);
    }),
  );
});

async function opened() {
  const { user } = renderApp("/profile");
  const section = await screen.findByRole("region", { name: "When silence counts" });
  const quiet = await within(section).findByRole("textbox", { name: "Quiet after, days" });
  const save = within(section).getByRole("button", { name: "Save thresholds" });
  return { user, section, quiet, save };
}

describe("the thresholds", () => {
  it("are saved together, and taken back by one press", async () => {
    const { user, quiet, save } = await opened();
    expect(quiet).toHaveValue("10");
    await user.clear(quiet);
    await user.type(quiet, "7{Enter}");
    await screen.findByText("Thresholds saved.");
    expect(sent).toEqual([{ quiet_days: 7, stale_days: 14, no_response_days: 30 }]);
    expect(save).toBeEnabled();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await screen.findByText("The thresholds are as they were before.");
    expect(sent.at(-1)).toEqual({ quiet_days: 10, stale_days: 14, no_response_days: 30 });
    expect(quiet).toHaveValue("10");
  });

  it.each(["", "0", "366", "1.5", "-3", "ten"])("are not saved as “%s”", async (typed) => {
    const { user, quiet, save } = await opened();
    await user.clear(quiet);
    if (typed !== "") await user.type(quiet, typed);
    await user.click(save);
    expect(quiet).toHaveFocus();
    expect(quiet).toBeInvalid();
    expect(quiet).toHaveAccessibleDescription(/from 1 to 365\. Nothing was saved\./);
    expect(sent).toEqual([]);
  });

  it("keep what was typed when saving fails", async () => {
    server.use(http.put("/api/thresholds", () => problem(503, "The database is busy.")));
    const { user, section, quiet, save } = await opened();
    await user.clear(quiet);
    await user.type(quiet, "21");
    await user.click(save);
    expect(await within(section).findByRole("alert")).toHaveTextContent(
      "The thresholds were not saved. The database is busy. The old ones still hold, and what you typed is kept.",
    );
    expect(quiet).toHaveValue("21");
  });

  it("say when one's own reply times count instead", async () => {
    const { section } = await opened();
    expect(section).toHaveTextContent("You have 3 replies.");
    kept = someThresholds({ replies: 9, reply_days: 6.2, quiet_after_days: 12.4 });
    renderApp("/info");
    expect(
      await screen.findByText(/^Of your own 9 replies, half came within 6\.2 days\./),
    ).toHaveTextContent("So quiet is after twice that, 12.4 days");
  });

  it("can be asked for again when they did not come", async () => {
    let isDown = true;
    server.use(
      http.get("/api/thresholds", () => (isDown ? problem(503, "It is busy.") : undefined)),
    );
    const { user } = renderApp("/profile");
    const section = await screen.findByRole("region", { name: "When silence counts" });
    expect(await within(section).findByRole("alert")).toHaveTextContent(
      "Could not load the thresholds. It is busy. They still hold as they are.",
    );
    isDown = false;
    await user.click(within(section).getByRole("button", { name: "Try again" }));
    expect(await within(section).findByLabelText("Stale after, days")).toHaveValue("14");
  });
});
