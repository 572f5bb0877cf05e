/** The frame of every screen: document title, the one h1, and the sentence of fact under it. */
import { type ReactNode, useEffect, useRef } from "react";
import { useLocation, useNavigationType } from "@/lib/router";
import { uiCopy } from "@/ui/copy";
import classes from "@/ui/page.module.css";

interface PageProps {
  heading: string;
  /** The document title when it should say more than the heading. */
  title?: string;
  sentence?: ReactNode;
  actions?: ReactNode;
  /** Whether heading and actions stay in view while a long page is scrolled. */
  isHeadSticky?: boolean;
  /** Whether it takes all the width there is, for screens of several zones. */
  isWide?: boolean;
  children: ReactNode;
}

export function Page(props: PageProps) {
  const { heading, title = heading, sentence, actions, children } = props;
  const { isHeadSticky = false, isWide = false } = props;
  const headingRef = useFocusOnNavigation();
  return (
    <div className={classes.page} data-wide={isWide || undefined}>
      <title>{`${title} · ${uiCopy.appName}`}</title>
      <header className={classes.head} data-sticky={isHeadSticky || undefined}>
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

let shownPath: string | null = null;
let isFirstPage = true;

/**
 * The first page of a visit keeps the browser's own focus, also when its address led to another one; every
 * later one moves it to the h1, and moves it back there when what had it is gone. A reader who has moved on
 * is left alone.
 */
function useFocusOnNavigation() {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key, pathname } = useLocation();
  const kind = useNavigationType();
  useEffect(() => {
    const isMove = shownPath !== pathname;
    const isLost = document.activeElement === document.body;
    shownPath = pathname;
    isFirstPage &&= key === "default" || kind === "REPLACE";
    if (!isFirstPage && (isMove || isLost)) heading.current?.focus({ preventScroll: true });
  }, [key, kind, pathname]);
  return heading;
}
