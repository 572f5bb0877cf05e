/** The word box by keyboard and by paste. */
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { TokenList } from "@/ui/token-list";

function Box({ start }: { start: string[] }) {
  const [words, setWords] = useState(start);
  return (
    <TokenList label="Keep" context="Acme" words={words} emptyText="None" onChange={setWords} />
  );
}

function renderBox(...start: string[]) {
  render(<Box start={start} />);
  const input = screen.getByLabelText("Keep, Acme");
  const words = () => screen.queryAllByRole("listitem").map((item) => item.textContent);
  return { user: userEvent.setup(), input, words };
}

describe("TokenList", () => {
  it("adds at Enter, at a comma and on leaving, and never twice", async () => {
    const { user, input, words } = renderBox();
    await user.type(input, "data{Enter}DATA{Enter}machine learning,go");
    await user.tab();
    expect(words()).toEqual(["data×", "machine learning×", "go×"]);
  });

  it("takes the last word away at Backspace in an empty box only", async () => {
    const { user, input, words } = renderBox("data", "go");
    await user.type(input, "x{Backspace}{Backspace}");
    expect(words()).toEqual(["data×"]);
  });

  it("removes a word by its own button and keeps the focus near", async () => {
    const { user, input, words } = renderBox("data", "go");
    await user.click(screen.getByRole("button", { name: "Remove “data” from Keep, Acme" }));
    expect(words()).toEqual(["go×"]);
    expect(input).toHaveFocus();
    expect(screen.getByRole("status")).toHaveTextContent("data removed.");
  });

  it("splits a pasted list", async () => {
    const { user, input, words } = renderBox();
    await user.click(input);
    await user.paste("data, go\nrust");
    expect(words()).toEqual(["data×", "go×", "rust×"]);
  });

  it("shows markup as the text it is", async () => {
    const { user, input, words } = renderBox();
    await user.type(input, "<b>x</b>{Enter}");
    expect(words()).toEqual(["<b>x</b>×"]);
  });
});
