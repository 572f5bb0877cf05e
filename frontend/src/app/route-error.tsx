/** What is shown when a screen itself fails: what is safe, what was reported, and two ways on. */
import { appCopy } from "@/app/copy";
import { paths } from "@/lib/paths";
import { useRouteError } from "@/lib/router";
import { uiCopy } from "@/ui/copy";
import { PlainButton } from "@/ui/plain-button";

export function RouteError() {
  const error = useRouteError();
  const { heading, sentence, detail, reload, home } = appCopy.crash;
  return (
    <main style={{ maxWidth: "68ch", padding: 24 }}>
      <title>{`${heading} · ${uiCopy.appName}`}</title>
      <h1>{heading}</h1>
      <p>{sentence}</p>
      <p>
        <PlainButton onClick={() => window.location.reload()}>{reload}</PlainButton>{" "}
        <a href={paths.home}>{home}</a>
      </p>
      <details>
        <summary>{detail}</summary>
        <pre style={{ whiteSpace: "pre-wrap" }}>{reportText(error)}</pre>
      </details>
    </main>
  );
}

function reportText(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
