/** Everything out as a file, and the room documents take, on the profile. */
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderApp } from "@/testing/render-app";
import { server } from "@/testing/server";

let saved: string[];

beforeEach(() => {
  saved = [];
  URL.createObjectURL = () => "blob:there";
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download);
  });
});

afterEach(() => vi.restoreAllMocks());

async function opened(name: string) {
  const { user } = renderApp("/profile");
  const section = within(await screen.findByRole("region", { name }));
  return { user, section };
}

describe("an export", () => {
  it("is saved under its own name, once it has come whole", async () => {
    server.use(
      http.get("/api/export", ({ request }) => {
        const format = new URL(request.url).searchParams.get("format");
        const name = `job-hunt-2026-11-28.${format}`;
        return new HttpResponse("PK", {
          headers: {
            "Content-Disposition": `attachment; filename="${name}"; filename*=UTF-8''${name}`,
          },
        });
      }),
    );
    const { user, section } = await opened("Take everything along");
    await user.click(section.getByRole("button", { name: "Download everything (zip)" }));
    expect(await section.findByText("job-hunt-2026-11-28.zip is downloaded.")).toBeVisible();
    await user.click(section.getByRole("button", { name: "Download applications (CSV)" }));
    expect(await section.findByText("job-hunt-2026-11-28.csv is downloaded.")).toBeVisible();
    expect(saved).toEqual(["job-hunt-2026-11-28.zip", "job-hunt-2026-11-28.csv"]);
  });

  it("says what is safe when it fails, and is tried again", async () => {
    let isDown = true;
    server.use(
      http.get("/api/export", () =>
        isDown ? HttpResponse.error() : new HttpResponse("a,b", { headers: {} }),
      ),
    );
    const { user, section } = await opened("Take everything along");
    await user.click(section.getByRole("button", { name: "Download applications (CSV)" }));
    expect(await section.findByRole("alert")).toHaveTextContent(
      "The file could not be downloaded. The server did not answer. Nothing was changed",
    );
    expect(saved).toEqual([]);
    isDown = false;
    await user.click(section.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(saved).toHaveLength(1));
  });
});

describe("storage", () => {
  it("tells how much documents take, and may", async () => {
    const { section } = await opened("Storage");
    expect(await section.findByText(/^3 files, 3\.4 MB/)).toBeVisible();
    expect(section.getByText("1,000 files, 1.0 GB")).toBeVisible();
  });
});
