/** The calendar address on the profile: made, shown once, made anew and revoked after a word about what that means. */
import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { aMember } from "@/testing/fixtures";
import { aCalendar } from "@/testing/portable";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

let made: number;
let isOpen: boolean;

beforeEach(() => {
  made = 0;
  isOpen = false;
  const since = "2025-11-04T09:00:00Z";
  server.use(
    http.get("/api/calendar", () =>
      HttpResponse.json(isOpen ? aCalendar({ open: true, since }) : aCalendar()),
    ),
    http.post("/api/calendar", () => {
      made += 1;
      isOpen = true;
      return HttpResponse.json({ path: `/api/calendar/s3cret-${made}.ics` }, { status: 201 });
    }),
    http.delete("/api/calendar", () => {
      isOpen = false;
      return new HttpResponse(null, { status: 204 });
    }),
  );
});

async function opened() {
  const { user } = renderApp("/profile");
  const section = within(await screen.findByRole("region", { name: "Calendar" }));
  return { user, section };
}

const addressOf = (number: number) => `${window.location.origin}/api/calendar/s3cret-${number}.ics`;

describe("the calendar address", () => {
  it("is made, shown once, copied, and opened in a calendar", async () => {
    const { user, section } = await opened();
    expect(await section.findByText("There is no address yet.")).toBeVisible();
    await user.click(section.getByRole("button", { name: "Make an address" }));
    expect(await section.findByLabelText("Address of the calendar")).toHaveValue(addressOf(1));
    await user.click(section.getByRole("button", { name: "Copy" }));
    expect(await section.findByText("Copied.")).toBeVisible();
    expect(await navigator.clipboard.readText()).toBe(addressOf(1));
    expect(section.getByRole("link", { name: "Open in calendar" })).toHaveAttribute(
      "href",
      addressOf(1).replace("http:", "webcal:"),
    );
  });

  it("is not told a second time, and is made anew only after a word about the old one", async () => {
    isOpen = true;
    const { user, section } = await opened();
    expect(await section.findByText(/^There is an address, made/)).toHaveTextContent(
      "There is an address, made 4 Nov 2025. It was shown once and is not kept here.",
    );
    expect(section.queryByLabelText("Address of the calendar")).not.toBeInTheDocument();
    const renew = section.getByRole("button", { name: "Make a new address" });
    await user.click(renew);
    const dialog = within(screen.getByRole("dialog", { name: "Make a new address" }));
    expect(dialog.getByText(/^The present address stops working at once/)).toBeVisible();
    await user.click(dialog.getByRole("button", { name: "Keep the present one" }));
    expect(made).toBe(0);
    await user.click(renew);
    await user.click(
      within(screen.getByRole("dialog")).getByRole("button", { name: "Make a new address" }),
    );
    expect(await section.findByLabelText("Address of the calendar")).toHaveValue(addressOf(1));
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("is revoked, says so where the focus is, and can be made again", async () => {
    const { user, section } = await opened();
    await user.click(await section.findByRole("button", { name: "Make an address" }));
    await section.findByLabelText("Address of the calendar");
    await user.click(section.getByRole("button", { name: "Revoke the address" }));
    await user.click(
      within(screen.getByRole("dialog")).getByRole("button", { name: "Revoke the address" }),
    );
    const said = await section.findByText("Revoked. The old address answers no more.");
    expect(said).toHaveFocus();
    expect(section.queryByLabelText("Address of the calendar")).not.toBeInTheDocument();
    expect(section.queryByRole("button", { name: "Revoke the address" })).not.toBeInTheDocument();
    await user.click(section.getByRole("button", { name: "Make an address" }));
    expect(await section.findByLabelText("Address of the calendar")).toHaveValue(addressOf(2));
  });

  it("stays what it was when the server fails", async () => {
    isOpen = true;
    server.use(http.delete("/api/calendar", () => problem(503, "The database is busy.")));
    const { user, section } = await opened();
    await user.click(await section.findByRole("button", { name: "Revoke the address" }));
    await user.click(
      within(screen.getByRole("dialog")).getByRole("button", { name: "Revoke the address" }),
    );
    expect(await section.findByRole("alert")).toHaveTextContent(
      "The address was not revoked. The database is busy. Nothing was changed.",
    );
    expect(section.getByRole("button", { name: "Revoke the address" })).toBeVisible();
  });

  it("says who cannot reach it, and only on one's own machine", async () => {
    const { section } = await opened();
    expect(section.getByText(/can be reached from this machine only/)).toBeVisible();
    server.use(http.get("/api/user", () => HttpResponse.json(aMember())));
    renderApp("/info");
    await screen.findByText(/^Signed in as Ada/);
    const [, other] = await screen.findAllByRole("region", { name: "Calendar" });
    expect(other).toHaveTextContent("Whoever knows the address can read it");
    expect(other).not.toHaveTextContent("from this machine only");
  });
});
