/** The interviews of the next seven days. */
import type { Meeting } from "@/api/types";
import { todayCopy } from "@/features/today/copy";
import classes from "@/features/today/today.module.css";
import { useNow } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { Link } from "@/lib/router";
import { dayAndTime, exactTime, untilTime } from "@/lib/time";
import { OutLink } from "@/ui/text-link";

export function ThisWeek({ week }: { week: readonly Meeting[] }) {
  const now = useNow();
  return (
    <section aria-labelledby="this-week" className={classes.section}>
      <h2 id="this-week">{todayCopy.week}</h2>
      {week.length === 0 ? (
        <p className={classes.none}>{todayCopy.weekNone}</p>
      ) : (
        <ul className={classes.list}>
          {week.map(({ id, application, starts_at, text, place, link }) => (
            <li key={id} className={classes.posting}>
              <time dateTime={starts_at} title={exactTime(starts_at)} className={classes.when}>
                {untilTime(now, starts_at)}
              </time>
              <div>
                <Link to={`${paths.application(application.id)}?tab=interviews`}>
                  {`${application.company}, ${application.title}`}
                </Link>
                <p className={classes.facts}>
                  {[dayAndTime(starts_at), text, place].filter(Boolean).join(" · ")}
                </p>
                {link !== null && <OutLink href={link}>{todayCopy.join}</OutLink>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
