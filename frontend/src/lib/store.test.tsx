/** Values of the whole page: components hear of every change, however early it comes. */
import { render, screen } from "@testing-library/react";
import { useLayoutEffect, useState } from "react";
import { expect, it } from "vitest";
import { createStore, useChange } from "@/lib/store";

const store = createStore(0);
const change = () => store.set(store.read() + 1);
const nothing = () => {};

function Teller({ onLayout }: { onLayout: () => void }) {
  const [told, setTold] = useState(0);
  useLayoutEffect(onLayout, [onLayout]);
  useChange(store, () => setTold((times) => times + 1));
  return <p>told {told} times</p>;
}

it("tells of a change that came before the component could listen", async () => {
  render(<Teller onLayout={change} />);
  expect(await screen.findByText("told 1 times")).toBeVisible();
});

it("says nothing of what was there to begin with", async () => {
  render(<Teller onLayout={nothing} />);
  expect(await screen.findByText("told 0 times")).toBeVisible();
});
