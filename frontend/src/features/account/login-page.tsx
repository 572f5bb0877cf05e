/** The login: who this is for, the button to sign in, and why one is here when one was inside before. */
import { entriesElsewhere, WHYS, type WhyOver } from "@/api/session";
import { loginCopy } from "@/features/account/login-copy";
import classes from "@/features/account/login-page.module.css";
import { LoginStill } from "@/features/account/login-still";
import { SignInBox } from "@/features/account/sign-in-box";
import { useColours } from "@/lib/colours";
import { paths } from "@/lib/paths";
import { returnAddress } from "@/lib/return-address";
import { useNavigate, useSearchParams } from "@/lib/router";
import { useChange } from "@/lib/store";
import { uiCopy } from "@/ui/copy";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";

export function LoginPage() {
  const [query] = useSearchParams();
  const to = returnAddress(query.get("from"));
  const navigate = useNavigate();
  const why = WHYS.find((one) => one === query.get("why")) ?? "absent";
  useColours();
  useChange(entriesElsewhere, () => void navigate(to, { replace: true }));
  return (
    <main className={classes.sides}>
      <div className={classes.side}>
        <p className={classes.name}>{uiCopy.appName}</p>
        <Page heading={loginCopy.heading} sentence={loginCopy.sentence}>
          <Reason why={why} hasWayBack={to !== paths.home} />
          <SignInBox to={to} />
          <ul className={classes.facts}>
            {loginCopy.facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
          <Stored />
        </Page>
      </div>
      <LoginStill />
    </main>
  );
}

function Reason({ why, hasWayBack }: { why: WhyOver; hasWayBack: boolean }) {
  const words = why === "absent" && hasWayBack ? loginCopy.wanted : loginCopy.why[why];
  if (words === "") return null;
  return <Notice tone={why === "reused" ? "danger" : "plain"}>{words}</Notice>;
}

function Stored() {
  const { heading, rows } = loginCopy.stored;
  return (
    <details className={classes.stored}>
      <summary>{heading}</summary>
      <ul>
        {rows.map((row) => (
          <li key={row}>{row}</li>
        ))}
      </ul>
    </details>
  );
}
