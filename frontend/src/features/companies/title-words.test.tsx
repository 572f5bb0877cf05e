/** The title words and what they would do, as one types. */
import { act, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { keys } from "@/api/keys";
import { aSetting } from "@/testing/fixtures";
import { keepSettings } from "@/testing/kept-settings";
import { renderApp } from "@/testing/render-app";
import { problem, server } from "@/testing/server";

const LEAVE_OUT = "Leave out titles with, For all your companies";

describe("the playground", () => {
  it("shows what the words keep and leave out, while one is still typing", async () => {
    keepSettings();
    const { user } = renderApp("/sources");
    expect(await screen.findByRole("tab", { name: "Kept 1" })).toBeVisible();
    expect(
      within(await screen.findByRole("listitem", { name: "Acme" })).getByText("1 match"),
    ).toBeVisible();
    await user.type(screen.getByLabelText(LEAVE_OUT), "data");
    await user.click(await screen.findByRole("tab", { name: "Left out 2" }));
    const marks = () => screen.getAllByRole("mark").map((mark) => mark.textContent);
    await waitFor(() => expect(marks()).toEqual(["Data", "Intern"]));
  });

  it("has one box per set of words", async () => {
    const other = aSetting({ id: 2, company_name: "netflix" });
    keepSettings([aSetting(), { ...other, title_filters: { include: [], exclude: [] } }]);
    renderApp("/sources");
    expect(await screen.findByLabelText("Leave out titles with, For Acme")).toBeVisible();
    expect(screen.getByLabelText("Leave out titles with, For Netflix")).toBeVisible();
  });

  it("keeps what is being typed while the companies change", async () => {
    const others = ["netflix", "globex"].map((company_name, at) =>
      aSetting({ id: 2 * at, company_name }),
    );
    keepSettings();
    const { user, client } = renderApp("/sources");
    const box = await screen.findByLabelText(LEAVE_OUT);
    await user.type(box, "dat");
    act(() => void client.setQueryData(keys.settings, [...others, aSetting()]));
    expect(await screen.findByRole("listitem", { name: "Netflix" })).toBeVisible();
    expect(box).toHaveFocus();
    expect(box).toHaveValue("dat");
  });

  it("says that there is nothing to try words on, or that it could not be had", async () => {
    server.use(http.get("/api/ingestion/titles", () => HttpResponse.json([])));
    renderApp("/sources");
    expect(await screen.findByText(/^No titles are known yet/)).toBeVisible();
  });

  it("says so when more titles are known than it tries the words on", async () => {
    const titles = Array.from({ length: 5_000 }, (_, at) => ({
      ...{ company: "acme", title: `Engineer ${at}` },
    }));
    server.use(http.get("/api/ingestion/titles", () => HttpResponse.json(titles)));
    renderApp("/sources");
    expect(await screen.findByText(/^What the words do to the newest 5,000 titles/)).toBeVisible();
    expect(screen.queryByText(/ match$/)).not.toBeInTheDocument();
  });

  it("fails alone", async () => {
    server.use(http.get("/api/ingestion/titles", () => problem(500, "The server failed.")));
    renderApp("/sources");
    expect(await screen.findByText(/Could not load the titles that are known/)).toBeVisible();
    expect(await screen.findByRole("listitem", { name: "Acme" })).toBeVisible();
  });
});
