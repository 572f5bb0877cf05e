/** A link for the browser's bar of bookmarks that brings the page one is on here as an application. */
import { TextInput } from "@mantine/core";
import { useCallback } from "react";
import classes from "@/features/applications/bookmarklet.module.css";
import { applicationsCopy } from "@/features/applications/copy";
import { paths } from "@/lib/paths";

export function bookmarkletCode(origin: string): string {
  const to = `${origin}${paths.addApplication}?url=`;
  return `javascript:void open('${to}'+encodeURIComponent(location.href))`;
}

export function Bookmarklet() {
  const { bookmarklet: copy } = applicationsCopy;
  const code = bookmarkletCode(window.location.origin);
  // React refuses such addresses, since they are nearly always an attack. This one is for the bar of bookmarks only.
  const place = useCallback(
    (link: HTMLAnchorElement | null) => link?.setAttribute("href", code),
    [code],
  );
  return (
    <section aria-labelledby="bookmarklet" className={classes.box}>
      <h2 id="bookmarklet">{copy.heading}</h2>
      <p>{copy.how}</p>
      <p>
        <a
          ref={place}
          href={paths.addApplication}
          className={classes.link}
          onClick={(event) => event.preventDefault()}
        >
          {copy.name}
        </a>
      </p>
      <TextInput
        readOnly
        label={copy.byHand}
        description={copy.byHandHint}
        value={code}
        onFocus={(event) => event.currentTarget.select()}
      />
    </section>
  );
}
