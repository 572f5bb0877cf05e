/** The way to sign in: Google's button, or that of its stand-in, once the server has said which. */
import { useCallback, useEffect, useState } from "react";
import { fetchNonce, fetchSignInConfig, signIn } from "@/api/endpoints";
import { beginSession } from "@/api/session";
import { GoogleButton } from "@/features/account/google-button";
import { loginCopy } from "@/features/account/login-copy";
import classes from "@/features/account/sign-in-box.module.css";
import { ButtonSkeleton, Trouble } from "@/features/account/sign-in-states";
import { StandInButton } from "@/features/account/stand-in-button";
import { type Answer, useAnswer } from "@/features/account/use-answer";
import { problemText } from "@/lib/problem";
import { Navigate, useNavigate } from "@/lib/router";
import { Notice } from "@/ui/notice";

/** A nonce is replaced so long before it runs out. */
const SPARE_SECONDS = 60;

/** `to`: where one goes once signed in. */
export function SignInBox({ to }: { to: string }) {
  const config = useAnswer(fetchSignInConfig);
  if (config.value?.local) return <Navigate to={to} replace />;
  return (
    <div className={classes.box}>
      {config.value === undefined ? (
        <NotThere answer={config} />
      ) : (
        <SignIn clientId={config.value.client_id ?? ""} standIn={config.value.stand_in} to={to} />
      )}
    </div>
  );
}

function NotThere({ answer: { error, again } }: { answer: Answer<unknown> }) {
  if (error === undefined) return <ButtonSkeleton />;
  return (
    <Trouble onRetry={again}>
      {loginCopy.failed} {problemText(error)}
    </Trouble>
  );
}

interface SignInProps {
  clientId: string;
  /** The address of the stand-in for Google, where there is one. */
  standIn: string | null;
  to: string;
}

function SignIn({ clientId, standIn, to }: SignInProps) {
  const nonce = useNonce();
  const { enter, isEntering, refusal } = useEnter(to, nonce.again);
  if (nonce.value === undefined) return <NotThere answer={nonce} />;
  const button = { clientId, nonce: nonce.value.nonce, onToken: enter };
  return (
    <>
      {refusal !== undefined && (
        <Notice tone="danger" isNews>
          {loginCopy.refused} {problemText(refusal)}
        </Notice>
      )}
      {standIn === null ? (
        <GoogleButton {...button} />
      ) : (
        <StandInButton {...button} address={standIn} />
      )}
      <p role="status" className={classes.hint}>
        {isEntering && loginCopy.entering}
      </p>
    </>
  );
}

/** A nonce that is good for a while yet, however long one waits before the button. */
function useNonce() {
  const nonce = useAnswer(fetchNonce);
  const { value, again } = nonce;
  useEffect(() => {
    if (value === undefined) return;
    const rest = Math.max(value.expires_in - SPARE_SECONDS, SPARE_SECONDS);
    const timer = setTimeout(again, rest * 1_000);
    return () => clearTimeout(timer);
  }, [value, again]);
  return nonce;
}

function useEnter(to: string, onRefusal: () => void) {
  const navigate = useNavigate();
  const [isEntering, setEntering] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const enter = useCallback(
    async (token: string) => {
      setEntering(true);
      setRefusal(undefined);
      try {
        await signIn(token);
        beginSession();
        void navigate(to, { replace: true });
      } catch (error) {
        setRefusal(error);
        setEntering(false);
        // A nonce is good for one sign-in.
        onRefusal();
      }
    },
    [navigate, to, onRefusal],
  );
  return { enter, isEntering, refusal };
}
