/** The frame of every screen: document title, the one h1, and the sentence of fact under it. */
import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "@/lib/router";
import { uiCopy } from "@/ui/copy";
import classes from "@/ui/page.module.css";

interface PageProps {
  heading: string;
  /** The document title when it should say more than the heading. */
  title?: string;
  sentence?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function Page({ heading, title = heading, sentence, actions, children }: PageProps) {
  const headingRef = useFocusOnNavigation();
  return (
    <div className={classes.page}>
      <title>{`${title} · ${uiCopy.appName}`}</title>
      <header className={classes.head}>
        <div className={classes.words}>
          <h1 className={classes.heading} ref={headingRef} tabIndex={-1}>
            {heading}
          </h1>
          {sentence !== undefined && <p className={classes.sentence}>{sentence}</p>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** The first page of a visit keeps the browser's own focus; every later one moves it to the h1. */
function useFocusOnNavigation() {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key, pathname } = useLocation();
  const focusedPath = useRef<string | null>(null);
  useEffect(() => {
    const isMove = focusedPath.current !== pathname;
    focusedPath.current = pathname;
    if (key !== "default" && isMove) heading.current?.focus({ preventScroll: true });
  }, [key, pathname]);
  return heading;
}
