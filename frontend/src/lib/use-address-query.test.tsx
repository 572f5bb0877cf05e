/** The query of the address: changes build on each other before anything is drawn, and never call somebody back. */
import { act, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { createMemoryRouter, providerFuture, RouterProvider, routerFuture } from "@/lib/router";
import { useAddressQuery } from "@/lib/use-address-query";

type Change = ReturnType<typeof useAddressQuery>[1];

function Screen({ drawn }: { drawn: (change: Change) => void }) {
  const [params, change] = useAddressQuery();
  drawn(change);
  return <p>{params.toString()}</p>;
}

function open() {
  const changes: Change[] = [];
  const router = createMemoryRouter(
    [
      { path: "/", element: <Screen drawn={(change) => changes.push(change)} /> },
      { path: "/away", lazy: () => new Promise<{ element: string }>(() => {}) },
    ],
    { initialEntries: ["/?kept=1"], future: routerFuture },
  );
  render(<RouterProvider router={router} future={providerFuture} />);
  const [first] = changes;
  if (first === undefined) throw new Error("nothing was drawn");
  return { router, first };
}

const set = (name: string) => (current: URLSearchParams) => {
  current.set(name, "1");
  return current;
};

it("keeps what was changed a moment before, though the screen has not been drawn since", async () => {
  const { router, first } = open();
  await act(async () => {
    first(set("job"));
    first(set("q"));
  });
  expect(router.state.location.search).toBe("?kept=1&job=1&q=1");
  expect(screen.getByText("kept=1&job=1&q=1")).toBeVisible();
});

it("calls nobody back who is on the way to another page", async () => {
  const { router, first } = open();
  await act(async () => {
    void router.navigate("/away");
    first(set("q"));
  });
  expect(router.state.navigation.location?.pathname).toBe("/away");
  expect(router.state.location.search).toBe("?kept=1");
});

it("replaces the entry unless told to add one", async () => {
  const { router, first } = open();
  await act(async () => first(set("job"), { replace: false }));
  await act(async () => first(set("q")));
  await act(async () => router.navigate(-1));
  expect(router.state.location.search).toBe("?kept=1");
});
