/** The items of one kind: one line each, with the form that adds or changes one in its place. */
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { ItemKind } from "@/api/application-items";
import type { Application } from "@/api/types";
import { detailCopy } from "@/features/applications/detail-copy";
import { type Field, ItemForm, type Values } from "@/features/applications/item-form";
import classes from "@/features/applications/item-section.module.css";
import { useItems } from "@/features/applications/use-items";
import { focusNeighbour } from "@/ui/focus-neighbour";

const { item: copy } = detailCopy;

interface ItemSectionProps<Item extends { id: number }> {
  application: Application;
  kind: ItemKind;
  items: readonly Item[];
  words: { none: string; list: string; add: string };
  fields: readonly Field[];
  /** What the boxes begin with; of a new one without an item. */
  valuesOf: (item: Item | null) => Values;
  /** What is sent. */
  bodyOf: (values: Values) => object;
  nameOf: (item: Item) => string;
  children: (item: Item) => ReactNode;
  /** What else can be done about one. */
  waysOf?: (item: Item) => ReactNode;
}

export function ItemSection<Item extends { id: number }>(props: ItemSectionProps<Item>) {
  const { application, kind, items, words, fields, valuesOf, bodyOf, nameOf } = props;
  const [open, setOpen] = useState<Item | "new" | null>(null);
  const { save, remove, error, isBusy, forgetError } = useItems(application, kind);
  const isNew = open === "new";

  function show(next: Item | "new" | null): void {
    forgetError();
    setOpen(next);
  }

  const form = open !== null && (
    <ItemForm
      key={isNew ? "new" : open.id}
      label={isNew ? words.add : copy.editOf(nameOf(open))}
      fields={fields}
      start={valuesOf(isNew ? null : open)}
      error={error}
      isBusy={isBusy}
      onSave={(values) =>
        save(isNew ? null : open.id, bodyOf(values), () => {
          setOpen(null);
        })
      }
      onCancel={() => show(null)}
    />
  );

  return (
    <>
      {!isNew && (
        <Button variant="default" onClick={() => show("new")}>
          {words.add}
        </Button>
      )}
      {isNew && form}
      {items.length === 0 && !isNew && <p className={classes.none}>{words.none}</p>}
      {items.length > 0 && (
        <ul className={classes.list} aria-label={words.list}>
          {items.map((item) =>
            open !== null && !isNew && open.id === item.id ? (
              <li key={item.id}>{form}</li>
            ) : (
              <li key={item.id} className={classes.row}>
                <div className={classes.body}>{props.children(item)}</div>
                <div className={classes.ways}>
                  {props.waysOf?.(item)}
                  <button
                    type="button"
                    aria-label={copy.editOf(nameOf(item))}
                    onClick={() => show(item)}
                  >
                    {copy.edit}
                  </button>
                  <button
                    type="button"
                    aria-label={copy.removeOf(nameOf(item))}
                    onClick={(event) => {
                      focusNeighbour(event.currentTarget);
                      remove(item.id, nameOf(item));
                    }}
                  >
                    {copy.remove}
                  </button>
                </div>
              </li>
            ),
          )}
        </ul>
      )}
    </>
  );
}
