/** Links, inside the app and out of it. */
import type { ReactNode } from "react";
import { linkTarget } from "@/lib/text";

interface OutLinkProps {
  href: string | null;
  children: ReactNode;
  className?: string;
}

/** A link to another site; plain text when the address is not one that is safe to follow. */
export function OutLink({ href, children, className }: OutLinkProps) {
  const target = linkTarget(href);
  if (target === null) return <span className={className}>{children}</span>;
  return (
    <a href={target} target="_blank" rel="noopener noreferrer nofollow" className={className}>
      {children}
    </a>
  );
}
