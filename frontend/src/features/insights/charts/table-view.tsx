/** A figure as a table, for those who would rather read the numbers. */
import type { Cell, Column, Table } from "@/features/insights/charts/table";
import classes from "@/features/insights/charts/table-view.module.css";
import { insightsCopy } from "@/features/insights/copy";
import { formatCount } from "@/lib/count";
import { Link } from "@/lib/router";
import { uiCopy } from "@/ui/copy";

export function TableView({ caption, table }: { caption: string; table: Table }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by those who scroll by key.
    <section className={classes.room} aria-label={insightsCopy.tableOf(caption)} tabIndex={0}>
      <table className={classes.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {table.columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells) => (
            <tr key={cells.join("|")}>
              {table.columns.map((column, at) => (
                <td
                  key={column.name}
                  data-number={typeof cells[at] === "number" || cells[at] === null || undefined}
                >
                  <CellText column={column} cell={cells[at] ?? null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CellText({ column, cell }: { column: Column; cell: Cell }) {
  const { write = formatCount, none = uiCopy.unknown, to } = column;
  const text = cell === null ? none : typeof cell === "number" ? write(cell) : cell;
  return to === undefined ? text : <Link to={to(cell)}>{text}</Link>;
}
