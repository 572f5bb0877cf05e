/** The button of demos and tests: a window with the stand-in's page, which hands an ID token back. */
import { useEffect, useRef, useState } from "react";
import type { SignInButtonProps } from "@/features/account/google-button";
import { loginCopy } from "@/features/account/login-copy";
import { Trouble } from "@/features/account/sign-in-states";
import classes from "@/features/account/stand-in-button.module.css";

interface StandInButtonProps extends SignInButtonProps {
  /** The address of the stand-in's page. */
  address: string;
}

export function StandInButton({ address, clientId, nonce, onToken }: StandInButtonProps) {
  const page = useRef<Window | null>(null);
  const [isBlocked, setBlocked] = useState(false);

  useEffect(() => {
    function hear({ origin, source, data }: MessageEvent<unknown>): void {
      if (origin !== new URL(address).origin || source !== page.current) return;
      const token = credentialOf(data);
      if (token !== undefined) void onToken(token);
    }
    window.addEventListener("message", hear);
    return () => window.removeEventListener("message", hear);
  }, [address, onToken]);

  function open(): void {
    const { origin } = window.location;
    const query = new URLSearchParams({ client_id: clientId, nonce, origin });
    page.current = window.open(`${address}?${query}`, "sign-in", "width=480,height=560");
    setBlocked(page.current === null);
  }

  if (isBlocked) return <Trouble onRetry={open}>{loginCopy.popup}</Trouble>;
  return (
    <>
      <button type="button" className={classes.button} onClick={open}>
        {loginCopy.standIn}
      </button>
      <p className={classes.hint}>{loginCopy.standInHint}</p>
    </>
  );
}

function credentialOf(data: unknown): string | undefined {
  if (typeof data !== "object" || data === null || !("credential" in data)) return undefined;
  return typeof data.credential === "string" ? data.credential : undefined;
}
