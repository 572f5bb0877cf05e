/** A secret address that the server tells only once, with a way to copy it. */
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { uiCopy } from "@/ui/copy";
import classes from "@/ui/shown-once.module.css";

interface ShownOnceProps {
  label: string;
  hint: string;
  address: string;
}

export function ShownOnce({ label, hint, address }: ShownOnceProps) {
  const [said, setSaid] = useState("");
  async function copyAddress(): Promise<void> {
    try {
      await navigator.clipboard.writeText(address);
      setSaid(uiCopy.copied);
    } catch {
      // Browsers close the clipboard to some pages; the address can still be selected.
      setSaid(uiCopy.notCopied);
    }
  }
  return (
    <>
      <TextInput
        readOnly
        label={label}
        description={hint}
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={classes.line}>
        <Button variant="default" onClick={() => void copyAddress()}>
          {uiCopy.copy}
        </Button>
        <span role="status">{said}</span>
      </div>
    </>
  );
}
