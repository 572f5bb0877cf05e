/** One section of the profile, under its own heading. */
import { type ReactNode, useId } from "react";
import classes from "@/features/account/profile-section.module.css";

export function ProfileSection({ heading, children }: { heading: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
      <h2 id={id}>{heading}</h2>
      <div className={classes.body}>{children}</div>
    </section>
  );
}
