/** The palette behind Ctrl-K: type a few letters of where to go or what to do, and press Enter. */
import { useMantineColorScheme } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useId, useState } from "react";
import { type Command, commandsFor } from "@/app/commands";
import { appCopy } from "@/app/copy";
import classes from "@/app/palette.module.css";
import { userOptions } from "@/features/account/queries";
import { useLeaving } from "@/features/account/use-leaving";
import { companiesOptions } from "@/features/companies/queries";
import { runsOptions } from "@/features/ingestion/queries";
import { problemText } from "@/lib/problem";
import { useNavigate } from "@/lib/router";
import { Dialog } from "@/ui/dialog";
import { showToast } from "@/ui/toast-store";

interface PaletteProps {
  onClose: () => void;
  onSheet: (sheet: "keys" | "add") => void;
}

export function Palette({ onClose, onSheet }: PaletteProps) {
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const leaving = useLeaving((error) => showToast(appCopy.palette.notLeft(problemText(error))));
  function run(command: Command): void {
    onClose();
    if ("to" in command) void navigate(command.to);
    else if ("colors" in command) setColorScheme(command.colors);
    else if ("leave" in command) leaving.mutate();
    else onSheet(command.sheet);
  }
  return (
    <Dialog label={appCopy.palette.heading} onClose={onClose}>
      <CommandBox onRun={run} />
    </Dialog>
  );
}

function CommandBox({ onRun }: { onRun: (command: Command) => void }) {
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const listId = useId();
  const companies = useQuery(companiesOptions);
  const runs = useQuery(runsOptions);
  const user = useQuery(userOptions);
  const commands = commandsFor(typed, {
    companies: companies.data ?? [],
    newestRun: runs.data?.[0],
    user: user.data,
  });
  const optionId = (at: number) => `${listId}-${at}`;
  const step = (by: number) => setActive((active + by + commands.length) % commands.length);

  function onKeyDown(event: KeyboardEvent): void {
    const chosen = commands[active];
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Enter" && chosen !== undefined) onRun(chosen);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <input
        className={classes.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={optionId(active)}
        aria-label={appCopy.palette.label}
        placeholder={appCopy.palette.label}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
      />
      <div role="listbox" id={listId} aria-label={appCopy.palette.heading} className={classes.list}>
        {commands.map((command, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act on the box that points here.
          <div
            key={command.key}
            id={optionId(at)}
            role="option"
            aria-selected={at === active}
            tabIndex={-1}
            className={classes.option}
            onClick={() => onRun(command)}
          >
            {command.text}
          </div>
        ))}
      </div>
    </>
  );
}
