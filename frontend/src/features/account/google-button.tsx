/** Google's own button. Its script comes from Google, so it may be slow, or blocked. */
import { GoogleLogin, GoogleOAuthProvider } from "@react-oauth/google";
import { useEffect, useState } from "react";
import classes from "@/features/account/google-button.module.css";
import { loginCopy } from "@/features/account/login-copy";
import { ButtonSkeleton, Trouble } from "@/features/account/sign-in-states";
import { coloursNow } from "@/lib/colours";

const WIDTH = "280";
/** A script that has not come by then is said to be blocked; should it come after all, the button is shown. */
const PATIENCE = 10_000;

export interface SignInButtonProps {
  clientId: string;
  /** Becomes part of Google's token, so that it is good for this sign-in alone. */
  nonce: string;
  onToken: (token: string) => void | Promise<void>;
}

export function GoogleButton({ clientId, nonce, onToken }: SignInButtonProps) {
  const [script, setScript] = useState<"awaited" | "there" | "blocked">("awaited");
  const [tries, setTries] = useState(0);
  const [isUntold, setUntold] = useState(false);
  const colours = coloursNow();

  useEffect(() => {
    if (script !== "awaited") return;
    const timer = setTimeout(() => setScript("blocked"), PATIENCE);
    return () => clearTimeout(timer);
  }, [script]);

  function retry(): void {
    setScript("awaited");
    setUntold(false);
    setTries(tries + 1);
  }

  return (
    <>
      {script === "awaited" && <ButtonSkeleton />}
      {script === "blocked" && <Trouble onRetry={retry}>{loginCopy.blocked}</Trouble>}
      {isUntold && <Trouble onRetry={retry}>{loginCopy.google}</Trouble>}
      <GoogleOAuthProvider
        key={tries}
        clientId={clientId}
        // Blockers may put an empty script in its place.
        onScriptLoadSuccess={() => setScript("google" in window ? "there" : "blocked")}
        onScriptLoadError={() => setScript("blocked")}
      >
        <div className={classes.place} hidden={script !== "there"}>
          <GoogleLogin
            key={`${nonce} ${colours}`}
            nonce={nonce}
            use_fedcm_for_button
            use_fedcm_for_prompt
            theme={colours === "dark" ? "filled_black" : "outline"}
            width={WIDTH}
            onSuccess={({ credential }) => {
              setUntold(credential === undefined);
              if (credential !== undefined) void onToken(credential);
            }}
            onError={() => setUntold(true)}
          />
        </div>
      </GoogleOAuthProvider>
    </>
  );
}
